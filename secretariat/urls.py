"""Addresses of the pages that span floors."""

from django.urls import include, path

from secretariat.views import (
    bookings,
    calendars,
    filing,
    network_map,
    office,
    organisation,
    pages,
    support,
    support_desk,
    timelines,
    today,
    year,
)

support_urls = [
    path("henvendelser/", support.support, name="support"),
    path("henvendelser/ny/", support.ask_support, name="ask_support"),
    path("henvendelser/bord/", support_desk.support_desk, name="support_desk"),
    path("henvendelser/viden/", support_desk.proposed_articles, name="proposed_articles"),
    path("henvendelser/<int:pk>/", support.support_request, name="support_request"),
    path("henvendelser/<int:pk>/skriv/", support.write_support, name="write_support"),
    path("henvendelser/<int:pk>/luk/", support.close_support, name="close_support"),
    path("henvendelser/<int:pk>/genaabn/", support.reopen_support, name="reopen_support"),
    path("henvendelser/<int:pk>/slip/", support.free_support, name="free_support"),
    path("henvendelser/<int:pk>/til-forslag/", support.propose_from_support, name="propose_from_support"),
    path("henvendelser/<int:pk>/viden/svar/", support.answer_article, name="answer_article"),
    path("henvendelser/<int:pk>/tag/", support_desk.take_support, name="take_support"),
    path("henvendelser/<int:pk>/overdrag/", support_desk.hand_over_support, name="hand_over_support"),
    path("henvendelser/<int:pk>/note/", support_desk.note_support, name="note_support"),
    path("henvendelser/<int:pk>/loest/", support_desk.resolve_support, name="resolve_support"),
    path("henvendelser/<int:pk>/foreslaa-tema/", support_desk.suggest_proposal, name="suggest_proposal"),
    path("henvendelser/<int:pk>/viden/", support_desk.write_article, name="write_article"),
]

booking_urls = [
    path("bookning/", bookings.book_meeting, name="book_meeting"),
    path("bookning/<int:pk>/", bookings.booking, name="booking"),
    path("bookning/<int:pk>/flyt/", bookings.move_booking, name="move_booking"),
    path("bookning/<int:pk>/aflys/", bookings.cancel_booking, name="cancel_booking"),
    path("bookning/<int:pk>/kalender/", bookings.booking_calendar, name="booking_calendar"),
    path("bookning/<int:pk>/noter/", bookings.note_booking, name="note_booking"),
    path("tider/", bookings.own_times, name="own_times"),
    path("tider/<int:pk>/fjern/", bookings.withdraw_slot, name="withdraw_slot"),
    path("kontoret/", office.edit_office, name="edit_office"),
    path("kontoret/andre-tider/", office.add_other_hours, name="add_other_hours"),
    path("kontoret/andre-tider/<int:pk>/fjern/", office.remove_other_hours, name="remove_other_hours"),
    path("pladser/", office.desks, name="desks"),
    path("pladser/book/", office.book_desk, name="book_desk"),
    path("pladser/<int:pk>/afbestil/", office.give_desk_back, name="give_desk_back"),
]

calendar_urls = [
    path("aarshjul/", year.year_wheel, name="year_wheel"),
    path("temaer/<int:pk>/journal/", filing.filing, name="filing"),
    path("temaer/<int:pk>/journal/pdf/", filing.record_pdf, name="record_pdf"),
    path("temaer/<int:pk>/journal/json/", filing.record_json, name="record_json"),
    path("temaer/<int:pk>/tidslinje/", timelines.theme_timeline, name="theme_timeline"),
    path("par/<int:pk>/tidslinje/", timelines.pairing_timeline, name="pairing_timeline"),
    path("min-kalender/", calendars.my_calendar, name="my_calendar"),
    path("min-kalender/adresse/", calendars.make_calendar_address, name="make_calendar_address"),
    path("min-kalender/slut/", calendars.end_calendar_address, name="end_calendar_address"),
    path("kalender/<slug:key>.ics", calendars.calendar_feed, name="calendar_feed"),
]

urlpatterns = [
    *support_urls,
    *booking_urls,
    *calendar_urls,
    path("", pages.my_page, name="my_page"),
    path("temaer/", pages.themes, name="themes"),
    path("temaer/<int:pk>/", pages.theme, name="theme"),
    path("overblik/", pages.overview, name="overview"),
    path("kort/", network_map.network_map, name="network_map"),
    path("i-dag/", today.today, name="today"),
    path("i-dag/<slug:kind>/<int:number>/", today.arrange_today, name="arrange_today"),
    path("i-dag/<slug:kind>/<int:number>/tag/", today.take_today, name="take_today"),
    path("organisation/", organisation.import_organisation, name="import_organisation"),
    path("organisation/<int:pk>/", organisation.organisation_import, name="organisation_import"),
    path("organisation/<int:pk>/laes-ind/", organisation.bring_in, name="bring_in"),
    path("organisation/<int:pk>/laeg-vaek/", organisation.put_aside, name="put_aside"),
    path("", include("secretariat.knowledge_urls")),
    path("", include("secretariat.training_urls")),
    path("", include("secretariat.report_urls")),
    path("mine-medarbejdere/", pages.my_staff, name="my_staff"),
    path("", include("secretariat.privacy_urls")),
]
