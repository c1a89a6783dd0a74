# SPDX-License-Identifier: CERN-OHL-P-2.0
"""Tests of what check.py computes: run by ./check --hardware, or python3 -m unittest in this folder."""
import unittest

import bom
import check
import mechanics
import pictures
import statics
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

    def test_marks_of_program(self):
        header = "enum class Zone : std::uint8_t { Plate = 0, LeftFoot = 1 };"
        source = "marksOf(BoardModel model) {\n  if (x) {\n    return {{{-180, 100}, Zone::Plate}};\n  }\n  return {{{-1.5, 2}, Zone::LeftFoot}};\n}"
        self.assertEqual(check.marks_of_program(source, header, "classic"), [(-180.0, 100.0, 0)])
        self.assertEqual(check.marks_of_program(source, header, "split"), [(-1.5, 2.0, 1)])

    def test_commands_of_a_guide_are_those_in_blocks(self):
        self.assertEqual(check.commands_of("say `surefoot a`\n```\nsurefoot board tare  # zero\nelse\n```\n"), ["surefoot board tare"])

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


class Parts(unittest.TestCase):
    def test_references_of_a_range_and_of_single_ones(self):
        self.assertEqual(bom.references("U1-U3 R2"), {"U1", "U2", "U3", "R2"})
        self.assertEqual(bom.references(""), set())

    def test_parts_for_all_boards_count_for_each_and_not_for_options(self):
        rows = [{"board": "all", "quantity": 2, "price_eur": 1.5}, {"board": "split", "quantity": 1, "price_eur": 4.0}, {"board": "option", "quantity": 1, "price_eur": 9.0}]
        self.assertEqual([bom.total(bom.of(rows, name)) for name in ("classic", "split", "option")], [3.0, 7.0, 9.0])


class Solids(unittest.TestCase):
    TETRAHEDRON = [("a", "b", "c"), ("a", "d", "b"), ("b", "d", "c"), ("c", "d", "a")]

    def test_closed_solid_has_no_gap(self):
        self.assertEqual(mechanics.gaps(self.TETRAHEDRON), [])

    def test_missing_or_turned_triangle_is_a_gap(self):
        self.assertEqual(len(mechanics.gaps(self.TETRAHEDRON[1:])), 3)
        self.assertNotEqual(mechanics.gaps([("a", "c", "b"), *self.TETRAHEDRON[1:]]), [])

    def test_triangles_without_area_are_left_out(self):
        stl = "facet\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nfacet\nvertex 0 0 0\nvertex 0 0 0\nvertex 0 1 0\n"
        self.assertEqual(mechanics.facets(stl), [(("0", "0", "0"), ("1", "0", "0"), ("0", "1", "0"))])

    def test_warnings_are_complaints_and_echoes_are_not(self):
        self.assertEqual(mechanics.complaints('ECHO: "HEIGHT a 5"\nWARNING: Ignoring unknown variable'), ["WARNING: Ignoring unknown variable"])


class Statics(unittest.TestCase):
    TRIPOD = [(0.0, 0.0), (10.0, 0.0), (0.0, 10.0)]

    def test_force_over_a_ball_is_borne_by_it_alone(self):
        self.assertEqual(statics.shares(self.TRIPOD, (10.0, 0.0)), (0.0, 1.0, 0.0))

    def test_shares_restore_the_place_of_the_force(self):
        share = statics.shares(self.TRIPOD, (2.0, 5.0))
        self.assertAlmostEqual(sum(s * p[0] for s, p in zip(share, self.TRIPOD)), 2.0)
        self.assertAlmostEqual(sum(s * p[1] for s, p in zip(share, self.TRIPOD)), 5.0)

    def test_distance_is_positive_on_the_side_that_is_given(self):
        self.assertEqual(statics.inside((3, 4), (0, 0), (10, 0), (5, 5)), 4)
        self.assertEqual(statics.inside((3, -4), (10, 0), (0, 0), (5, 5)), -4)


class CameraOfPictures(unittest.TestCase):
    def test_point_of_the_camera_is_in_the_middle_and_top_view_is_not_turned(self):
        self.assertEqual(pictures.project((5, 6, 7), (5, 6, 7, 50, 0, 25, 1000)), (pictures.WIDTH / 2, pictures.HEIGHT / 2))
        x, y = pictures.project((10, 20, 0), (0, 0, 0, 0, 0, 0, 1000))
        self.assertGreater(x, pictures.WIDTH / 2)
        self.assertLess(y, pictures.HEIGHT / 2)

    def test_names_are_spread_until_none_overlaps(self):
        at = pictures.spread([100, 101, 102], [26, 26, 26])
        self.assertTrue(all(b - a >= 39 for a, b in zip(at, at[1:])))


class Verdicts(unittest.TestCase):
    def test_findings_stand_below_the_name(self):
        self.assertEqual(check.verdict("a", []), ["ok      a"])
        self.assertEqual(check.verdict("a", ["wrong"]), ["FAILED  a", "        wrong"])


if __name__ == "__main__":
    unittest.main()
