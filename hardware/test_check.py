# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Tests of what check.py computes: run by ./check --hardware, or python3 -m unittest in this folder."""
import unittest

import check
from picture import Picture  # check.py puts board/ on the path

PINS = "enum { PIN_DOUT_PORTD_FIRST = 3, PIN_DOUT_PORTD_COUNT = 2, PIN_DOUT_PORTC_FIRST = 1, PIN_DOUT_PORTC_COUNT = 1, PIN_SCK_PORTB = 2 };"
XML = """<export><nets><net name="/SCK"><node ref="A1" pin="D9"/><node ref="R1" pin="1"/></net>
<net name="unconnected-(A1-D0)"><node ref="A1" pin="D0"/></net></nets></export>"""


class Sources(unittest.TestCase):
    def test_pins_follow_the_constants(self):
        self.assertEqual(check.pins_of_firmware(PINS), {"DOUT1": "D3", "DOUT2": "D4", "DOUT3": "A1", "SCK": "D10", "CLKO": "D8"})

    def test_export_loses_slash_and_open_pins(self):
        self.assertEqual(check.nets_of_export(XML), {"SCK": {("A1", "D9"), ("R1", "1")}})

    def test_places_of_firmware_are_tenths_of_a_millimetre(self):
        source = "static const struct place split[] = {{-1850, 950, WIRE_ZONE_PLATE},\n {255, -5, WIRE_ZONE_LEFT_TOES}};"
        self.assertEqual(check.places_of_firmware(source, {"ZONE_PLATE": 0, "ZONE_LEFT_TOES": 3}, "split"), [(-185.0, 95.0, 0), (25.5, -0.5, 3)])

    def test_places_of_program(self):
        header = "enum class Zone : std::uint8_t { Plate = 0, LeftToes = 3 };"
        source = "Board splitBoard() {\n  Board board;\n  board.cells = {{{-185.0, 95.0}, Zone::Plate}, {{1.5, -2.0}, Zone::LeftToes}};\n}"
        self.assertEqual(check.places_of_program(source, header, "split"), [(-185.0, 95.0, 0), (1.5, -2.0, 3)])

    def test_differences_name_both_sides(self):
        self.assertEqual(check.differences({1, 2}, {2, 3}, "it"), ["it lacks 1", "it has 3 too many"])


class Pictures(unittest.TestCase):
    def setUp(self):
        self.picture = Picture("two parts", 100, 100)
        for ref, pin, x, y in (("A", "1", 0, 0), ("B", "1", 50, 0), ("A", "2", 0, 20), ("B", "2", 50, 20)):
            self.picture.pad(ref, pin, x, y)
        self.nets = {("A", "1"): "GND", ("B", "1"): "GND", ("A", "2"): "+5V", ("B", "2"): "+5V"}

    def test_wires_that_join_the_list_are_right(self):
        self.picture.wire("GND", ("A", "1"), ("B", "1"))
        self.picture.wire("+5V", ("A", "2"), ("B", "2"))
        self.assertEqual(self.picture.faults(self.nets), [])

    def test_missing_wire_is_named(self):
        self.picture.wire("GND", ("A", "1"), ("B", "1"))
        self.assertEqual(self.picture.faults(self.nets), ["A.2 has no wire of +5V", "B.2 has no wire of +5V"])

    def test_wire_in_two_pieces_is_named(self):
        self.picture.wire("GND", ("A", "1"), (20, 0))
        self.picture.wire("GND", (30, 0), ("B", "1"))
        self.picture.wire("+5V", ("A", "2"), ("B", "2"))
        self.assertEqual(self.picture.faults(self.nets), ["the wires of GND are in 2 pieces"])

    def test_crossing_is_right_but_touching_is_named(self):
        self.picture.wire("GND", ("A", "1"), ("B", "1"))
        self.picture.wire("+5V", ("A", "2"), (25, 20), (25, -10), (60, -10), (60, 20), ("B", "2"))
        self.assertEqual(self.picture.faults(self.nets), [])
        self.picture.wire("+5V", (25, 20), (25, 0))
        self.assertIn("wires of +5V and GND touch at (25, 20) (25, 0)", self.picture.faults(self.nets))

    def test_wire_to_a_pad_of_another_net_is_named(self):
        self.picture.wire("GND", ("A", "1"), ("B", "1"))
        self.picture.wire("+5V", ("A", "2"), ("B", "2"))
        self.picture.wire("GND", ("A", "2"), (0, 10))
        self.assertIn("a wire of GND ends at A.2", self.picture.faults(self.nets))


class Verdicts(unittest.TestCase):
    def test_finding_fails(self):
        self.assertFalse(check.verdict("a", ["wrong"], {})[0])

    def test_known_finding_passes_until_it_is_mended(self):
        self.assertTrue(check.verdict("a", ["wrong"], {"a": "why"})[0])
        self.assertFalse(check.verdict("a", [], {"a": "why"})[0])


if __name__ == "__main__":
    unittest.main()
