// SPDX-License-Identifier: MIT
#include "models.h"

struct place {
  int16_t x_tenth_mm;
  int16_t y_tenth_mm;
  uint8_t zone;
};

static const struct place classic[] = {{-2300, 1400, WIRE_ZONE_PLATE},
                                       {2300, 1400, WIRE_ZONE_PLATE},
                                       {-2300, -1400, WIRE_ZONE_PLATE},
                                       {2300, -1400, WIRE_ZONE_PLATE}};

static const struct place split[] = {
    {-1850, 1450, WIRE_ZONE_LEFT_FOOT},         {-250, 1450, WIRE_ZONE_LEFT_FOOT},
    {-850, -1600, WIRE_ZONE_LEFT_FOOT},         {250, 1450, WIRE_ZONE_RIGHT_FOOT},
    {1850, 1450, WIRE_ZONE_RIGHT_FOOT},         {850, -1600, WIRE_ZONE_RIGHT_FOOT},
    {-1050, 1250, WIRE_ZONE_CARRIED_LEFT_TOES}, {1050, 1250, WIRE_ZONE_CARRIED_RIGHT_TOES}};

uint8_t model_cell_count(uint8_t model) {
  return (uint8_t)(model == WIRE_CLASSIC ? sizeof classic / sizeof classic[0] : sizeof split / sizeof split[0]);
}

struct wire_cell model_cell(uint8_t model, uint8_t index) {
  const struct place* place = model == WIRE_CLASSIC ? &classic[index] : &split[index];
  struct wire_cell cell;
  cell.x_tenth_mm = place->x_tenth_mm;
  cell.y_tenth_mm = place->y_tenth_mm;
  cell.zone = place->zone;
  cell.zero = 0;
  // Cells of 2 mV/V at 5 V give 10 mV at their rated load, and the HX711 at gain 128 gives 2^23 counts for 20 mV.
  // Ratings: 200 kg under the plates, 50 kg under the toes.
  cell.counts_per_newton = place->zone >= WIRE_ZONE_LEFT_TOES ? 8554.0F : 2138.0F;
  return cell;
}
