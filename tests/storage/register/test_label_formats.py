"""The sheets of labels that are shipped."""

from engagement_desktop.storage.register.label_formats import label_formats


def test_the_two_usual_sheets_are_shipped_in_hundredths_of_a_millimetre() -> None:
    usual, small = label_formats()
    assert (usual.key, usual.columns, usual.rows, usual.width, usual.height) == ("2x7", 2, 7, 9910, 3810)
    assert (small.key, small.columns, small.rows, small.width, small.height) == ("3x8", 3, 8, 7000, 3700)


def test_labels_neither_overlap_nor_leave_the_sheet() -> None:
    for sheet in label_formats():
        assert sheet.across >= sheet.width
        assert sheet.down >= sheet.height
        assert 2 * sheet.left + (sheet.columns - 1) * sheet.across + sheet.width == 21_000
        assert 2 * sheet.top + (sheet.rows - 1) * sheet.down + sheet.height == 29_700
