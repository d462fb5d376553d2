"""Opens Office files under a password, by msoffcrypto: [MS-OFFCRYPTO]."""

from __future__ import annotations

from io import BytesIO

from govtask_extract.errors import EncryptedFile, GovtaskError, UnreadableFile
from govtask_extract.reading.ole2 import patient_file
from govtask_extract.saying.said import said

# Excel encrypts what is protected against changes with this one, and asks nobody for it. [MS-OFFCRYPTO] 2.4.2.4
_DEFAULT = "VelvetSweatshop"


def without_password(content: bytes, name: str, password: str | None) -> bytes:
    """The file as it was before it was encrypted. Raises `EncryptedFile`, or `ImportError` without the library."""
    try:
        plain = next(filter(None, (_decrypted(content, key) for key in (password, _DEFAULT) if key)), None)
    except (GovtaskError, ImportError, MemoryError):
        raise
    except Exception as error:  # the library raises many kinds on what was made to break it, or was damaged
        hint = said("Open it in Office and save it without a password.")
        raise UnreadableFile(said("{name} is under a password, and cannot be decrypted", name=name), hint) from error
    if plain is None:
        hint = said("Is the password right?") if password else said("Give its password with --password.")
        raise EncryptedFile(said("{name} is encrypted", name=name), hint)
    return plain


def _decrypted(content: bytes, key: str) -> bytes | None:
    """None if the password is another."""
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import InvalidKeyError
    from msoffcrypto.format.ooxml import OOXMLFile

    file, plain = OfficeFile(patient_file(content)), BytesIO()
    # The formats of before 2007 always verify it.
    verify = {"verify_password": True} if isinstance(file, OOXMLFile) else {}
    try:
        file.load_key(password=key, **verify)
    except InvalidKeyError:
        return None
    file.decrypt(plain)
    return plain.getvalue()
