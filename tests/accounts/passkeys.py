"""A passkey as a device would have made it, without a device."""

import os

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from accounts.models import User


def make_passkey(user: User, name: str = "My passkey") -> Authenticator:
    public_key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())
    key_id = os.urandom(16)
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    credential = AttestedCredentialData.create(Aaguid(bytes(16)), key_id, public_key)
    data = AuthenticatorData.create(bytes(32), flags, 0, credential)
    client = CollectedClientData.create("webauthn.create", bytes(32), "http://testserver")
    response = {
        "clientDataJSON": websafe_encode(client),
        "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
    }
    made = {"id": websafe_encode(key_id), "rawId": websafe_encode(key_id), "type": "public-key"}
    return WebAuthn.add(user, name, {**made, "response": response}).instance
