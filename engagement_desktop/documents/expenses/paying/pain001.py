"""The bank file of a run: ISO 20022 pain.001, in one of the two versions that French banks take.

No address is written: since November 2026 the SEPA scheme refuses an address that is not structured, and
asks for none inside the European Economic Area. The bank is found by the IBAN alone (NOTPROVIDED).
"""

from xml.etree.ElementTree import Element, SubElement, indent, tostring

from engagement_desktop.domain.expenses.paying.sepa import (
    LONGEST_WORDS,
    Transfer,
    TransferOrder,
    checked,
    identifier,
    reduced,
)
from engagement_desktop.domain.expenses.runs import SepaVersion
from engagement_desktop.domain.money import Money

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def pain001_xml(order: TransferOrder) -> bytes:
    """The file, with its count and control sum in the head and in the batch.

    Raises:
        DomainError: what the scheme does not take; nothing is cut silently but names and words.
    """
    checked(order)
    root = Element("Document", xmlns=f"urn:iso:std:iso:20022:tech:xsd:{order.version}")
    initiation = SubElement(root, "CstmrCdtTrfInitn")
    head = SubElement(initiation, "GrpHdr")
    _put(head, "MsgId", identifier(order.message_id))
    _put(head, "CreDtTm", order.made_at.replace(tzinfo=None).isoformat(timespec="seconds"))
    _totals(head, order)
    _put(head, "InitgPty/Nm", reduced(order.holder))
    _batch(SubElement(initiation, "PmtInf"), order)
    indent(root)
    return f"{_HEAD}{tostring(root, encoding='unicode')}\n".encode()


def _batch(batch: Element, order: TransferOrder) -> None:
    _put(batch, "PmtInfId", identifier(order.batch_id))
    _put(batch, "PmtMtd", "TRF")
    _totals(batch, order)
    _put(batch, "PmtTpInf/SvcLvl/Cd", "SEPA")
    day = "ReqdExctnDt/Dt" if order.version is SepaVersion.V09 else "ReqdExctnDt"
    _put(batch, day, order.execute_on.isoformat())
    _put(batch, "Dbtr/Nm", reduced(order.holder))
    _put(batch, "DbtrAcct/Id/IBAN", order.iban)
    _put(batch, "DbtrAgt/FinInstnId/Othr/Id", "NOTPROVIDED")
    _put(batch, "ChrgBr", "SLEV")
    for one in order.transfers:
        _transfer(SubElement(batch, "CdtTrfTxInf"), one)


def _transfer(place: Element, one: Transfer) -> None:
    _put(place, "PmtId/EndToEndId", one.end_to_end)
    _put(place, "Amt/InstdAmt", _amount(one.amount)).set("Ccy", "EUR")
    _put(place, "Cdtr/Nm", reduced(one.payee))
    _put(place, "CdtrAcct/Id/IBAN", one.iban)
    _put(place, "RmtInf/Ustrd", reduced(one.words, LONGEST_WORDS))


def _totals(place: Element, order: TransferOrder) -> None:
    _put(place, "NbOfTxs", str(len(order.transfers)))
    _put(place, "CtrlSum", _amount(order.total))


def _put(place: Element, path: str, text: str) -> Element:
    """Writes a text at a path of new elements under this one."""
    for tag in path.split("/"):
        place = SubElement(place, tag)
    place.text = text
    return place


def _amount(amount: Money) -> str:
    """« 1234.50 »: a dot and two decimals."""
    return f"{amount.euros:.2f}"
