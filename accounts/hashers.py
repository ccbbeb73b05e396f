"""How passwords are hashed: Argon2, sized for a small machine."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class ModestArgon2PasswordHasher(Argon2PasswordHasher):
    # OWASP's smallest recommended setting: 19 MiB and two passes. Django's 100 MiB a login would
    # let a handful of logins at once exhaust a home server.
    time_cost = 2
    memory_cost = 19_456
    parallelism = 1
