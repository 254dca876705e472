"""Every address, in Danish words; the name of an address is the name of its view. Upper apps are named as strings."""

from allauth.account import views as account
from allauth.account.decorators import secure_admin_login
from django.conf import settings
from django.contrib import admin
from django.urls import include, path, register_converter

from netvaerk.views import doors, errors, gallery, pages

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
    path("log-ud/", account.logout, name="account_logout"),
    path("lukket/", account.account_inactive, name="account_inactive"),
    path("opret/", account.signup, name="account_signup"),
    path("bekraeft/", account.reauthenticate, name="account_reauthenticate"),
    path("adgangskode/", account.password_change, name="account_change_password"),
    path("adgangskode/vaelg/", account.password_set, name="account_set_password"),
    path("adgangskode/glemt/", account.password_reset, name="account_reset_password"),
    path("adgangskode/glemt/sendt/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "adgangskode/glemt/<base36:uidb36>-<key>/",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("adgangskode/ny/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]

urlpatterns = [
    path("", include("secretariat.urls")),
    path("", include("codriver.urls")),
    path("", include("roles.urls")),
    path("roller/", pages.read_pages, name="read_pages"),
    path("roller/<slug:slug>/", pages.read_page, name="read_page"),
    path("roller/<slug:slug>/rediger/", pages.edit_page, name="edit_page"),
    path("kontakt/", doors.contact, name="contact"),
    path("privatliv/", doors.privacy, name="privacy"),
    path("tilgaengelighed/", doors.accessibility, name="accessibility"),
    path("sprog/", doors.choose_language, name="choose_language"),
    path("demo/log-ind/", doors.demo_login, name="demo_login"),
    path("galleri/", gallery.gallery, name="gallery"),
    path("healthz", doors.healthz, name="healthz"),
    path("konto/", include(account_urls)),
    path("admin/", admin.site.urls),
]
