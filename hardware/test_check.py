# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Tests of what check.py computes: run by ./check --hardware, or python3 -m unittest in this folder."""
import unittest

import check

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


class Verdicts(unittest.TestCase):
    def test_finding_fails(self):
        self.assertFalse(check.verdict("a", ["wrong"], {})[0])

    def test_known_finding_passes_until_it_is_mended(self):
        self.assertTrue(check.verdict("a", ["wrong"], {"a": "why"})[0])
        self.assertFalse(check.verdict("a", [], {"a": "why"})[0])


if __name__ == "__main__":
    unittest.main()
