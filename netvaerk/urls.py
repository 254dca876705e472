"""Every address, in Danish words; the name of an address is the name of its view. Upper apps are named as strings."""

from allauth.account import views as account
from allauth.account.decorators import secure_admin_login
from allauth.mfa.base import views as second_factor
from django.conf import settings
from django.contrib import admin
from django.urls import include, path, register_converter

from netvaerk.addresses import shelved
from netvaerk.views import (
    doors,
    errors,
    gallery,
    intake,
    letter_texts,
    log,
    outbox,
    pages,
    proposals,
    sign_on,
    sign_on_saml,
)

admin.site.login = secure_admin_login(admin.site.login)
admin.site.site_header = admin.site.site_title = settings.MUNICIPALITY_NAME


class Base36:
    """A number in the letters of a link; it holds no hyphen, so that what follows one is the key."""

    regex = "[0-9A-Za-z]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Base36, "base36")

handler400 = errors.bad_request
handler403 = errors.permission_denied
handler404 = errors.page_not_found
handler500 = errors.server_error

account_urls = [
    path("log-ind/", account.login, name="account_login"),
    path("arbejdskonto/", sign_on.sign_on, name="sign_on"),
    path("arbejdskonto/svar/", sign_on.sign_on_answer, name="sign_on_answer"),
    # The names are allauth's; the slug is always "saml".
    path("arbejdskonto/<slug:organization_slug>/svar/", sign_on_saml.saml_answer, name="saml_acs"),
    path("arbejdskonto/<slug:organization_slug>/svar/videre/", sign_on_saml.saml_finish, name="saml_finish_acs"),
    path("arbejdskonto/<slug:organization_slug>/ud/", sign_on_saml.saml_out, name="saml_sls"),
    path("arbejdskonto/<slug:organization_slug>/metadata/", sign_on_saml.saml_metadata, name="saml_metadata"),
    path("log-ud/", account.logout, name="account_logout"),
    path("lukket/", account.account_inactive, name="account_inactive"),
    path("opret/", account.signup, name="account_signup"),
    path("bekraeft/", account.reauthenticate, name="account_reauthenticate"),
    path("kode/", second_factor.authenticate, name="mfa_authenticate"),
    path("bekraeft/kode/", second_factor.reauthenticate, name="mfa_reauthenticate"),
    path("adgangskode/", sign_on.with_a_password_here(account.password_change), name="account_change_password"),
    path("adgangskode/vaelg/", sign_on.with_a_password_here(account.password_set), name="account_set_password"),
    path("adgangskode/glemt/", account.password_reset, name="account_reset_password"),
    path("adgangskode/glemt/sendt/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "adgangskode/glemt/<base36:uidb36>-<key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("adgangskode/ny/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]

proposal_urls = [
    path("forslag/", intake.intake, name="intake"),
    path("temaer/foreslaa/", proposals.propose_theme, name="propose_theme"),
    path("temaer/<int:pk>/forslag/", proposals.proposal, name="proposal"),
    path("temaer/<int:pk>/forslag/skriv/", proposals.write_proposal, name="write_proposal"),
    path("temaer/<int:pk>/forslag/send/", proposals.send_proposal, name="send_proposal"),
    path("temaer/<int:pk>/forslag/kolleger/", proposals.find_co_proposer, name="find_co_proposer"),
    path("temaer/<int:pk>/forslag/inviter/", proposals.invite_to_propose, name="invite_to_propose"),
    path("temaer/<int:pk>/forslag/forlad/", proposals.leave_proposal, name="leave_proposal"),
    path("temaer/<int:pk>/forslag/bemaerk/", proposals.discuss_proposal, name="discuss_proposal"),
    path("temaer/<int:pk>/forslag/tag-op/", proposals.take_up_again, name="take_up_again"),
    path("temaer/<int:pk>/forslag/behandl/", intake.take_into_review, name="take_into_review"),
    path("temaer/<int:pk>/forslag/send-tilbage/", intake.return_proposal, name="return_proposal"),
    path("temaer/<int:pk>/forslag/naeste-runde/", intake.move_to_next_round, name="move_to_next_round"),
    path("temaer/<int:pk>/forslag/laeg-sammen/", intake.merge_proposal, name="merge_proposal"),
    path("temaer/<int:pk>/forslag/beslutning/", intake.decide_proposal, name="decide_proposal"),
]

urlpatterns = shelved(
    [
        path("", include("secretariat.urls")),
        path("", include("codriver.urls")),
        path("", include("roles.urls")),
        *proposal_urls,
        path("roller/", pages.read_pages, name="read_pages"),
        path("roller/<slug:slug>/", pages.read_page, name="read_page"),
        path("roller/<slug:slug>/rediger/", pages.edit_page, name="edit_page"),
        path(".well-known/security.txt", doors.security_txt, name="security_txt"),
        path("kontakt/", doors.contact, name="contact"),
        path("mine-breve/", outbox.my_letters, name="my_letters"),
        path("haendelseslog/", log.event_log, name="event_log"),
        path("breve/", outbox.outbox, name="outbox"),
        path("breve/<int:pk>/send-igen/", outbox.send_letter_again, name="send_letter_again"),
        path("breve/tekster/", letter_texts.letter_texts, name="letter_texts"),
        path("breve/tekster/<slug:name>/", letter_texts.letter_text, name="letter_text"),
        path(
            "breve/tekster/<slug:name>/<slug:language>/ret/", letter_texts.write_letter_text, name="write_letter_text"
        ),
        path(
            "breve/tekster/<slug:name>/<slug:language>/original/",
            letter_texts.ship_letter_text,
            name="ship_letter_text",
        ),
        path("privatliv/laest/", doors.notice_read, name="notice_read"),
        path("tilgaengelighed/", doors.accessibility, name="accessibility"),
        path("was/", doors.accessibility_statement, name="accessibility_statement"),
        path("sprog/", doors.choose_language, name="choose_language"),
        path("demo/log-ind/", doors.demo_login, name="demo_login"),
        path("galleri/", gallery.gallery, name="gallery"),
        path("konto/", include(account_urls)),
        path("admin/", admin.site.urls),
    ]
)
