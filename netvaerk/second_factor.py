"""The second factor of emergency accounts. Its secret is encrypted, under the keys of everything else."""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from netvaerk.encrypted import decrypt, encrypt, keyring


class SecondFactor(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt(encrypted_text)

    def get_totp_issuer(self) -> str:
        return settings.MUNICIPALITY_NAME

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()


def secrets() -> list[str]:
    """The secrets of all second factors, as the database holds them."""
    return [one.data["secret"] for one in Authenticator.objects.filter(type=Authenticator.Type.TOTP)]


@transaction.atomic
def rotate_secrets() -> int:
    """Put them under the first key, and say how many. Raises cryptography's InvalidToken when no key opens one."""
    factors = Authenticator.objects.filter(type=Authenticator.Type.TOTP).select_for_update()
    for one in factors:
        one.data["secret"] = keyring().rotate(one.data["secret"].encode()).decode()
        one.save(update_fields=["data"])
    return len(factors)
