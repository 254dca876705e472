"""Who gets which answer at the doors of sign-on; see `secretariat/tests/test_matrix.py`. In the town people log in with a
password, so the way to a login elsewhere is not there."""

from secretariat.tests.answers import EVERYBODY_ACTS, NOBODY, Row

SAML = {"organization_slug": "saml"}
SIGN_ON_ROWS = [
    Row("sign_on", NOBODY, post={}),
    Row("sign_on_answer", NOBODY),
    Row("saml_acs", NOBODY, keys=SAML, post={}),
    Row("saml_finish_acs", NOBODY, keys=SAML),
    Row("saml_sls", NOBODY, keys=SAML),
    Row("saml_metadata", NOBODY, keys=SAML),
    Row("mfa_authenticate", EVERYBODY_ACTS),
    Row("mfa_reauthenticate", EVERYBODY_ACTS[:-3] + "log"),
]
