// SPDX-License-Identifier: MIT
// Up to eight HX711s on one clock line: when to read, the 25 pulses, and the faults of each cell. Knows nothing about
// calibration. Times are from the Avia HX711 data sheet.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "wire/messages.h"

#ifdef __cplusplus
extern "C" {
#endif

/// In masks, bit i is for cell i.
struct cells {
  uint8_t count;
  uint8_t all;
  uint8_t ready;  ///< has finished a conversion that has not been read
  uint8_t dead;
  uint8_t out_of_step;
  uint8_t good_reads[WIRE_CELLS_MAX];  ///< readings in step in a row, up to 8
  uint8_t falls[WIRE_CELLS_MAX];       ///< how often it became ready, up to 3; from then on the period is known
  uint32_t ready_us[WIRE_CELLS_MAX];
  uint32_t interval_us[WIRE_CELLS_MAX];  ///< between the last two times it became ready
  uint32_t period_us[WIRE_CELLS_MAX];    ///< period of its own oscillator's conversions; 0: not known yet
  uint32_t read_us;                      ///< start of the last reading
};

/// Restarts the HX711s and begins to listen.
void cells_init(struct cells* cells, uint8_t count);

/// Records which cells have become ready. Called from the pin-change interrupt.
void cells_note_levels(struct cells* cells, uint8_t levels, uint32_t now_us);

/// True if every cell that is not dead is ready or, if all are dead, if it is time to report that. Also finds dead
/// cells.
bool cells_due(struct cells* cells);

/// Reads all cells and fills in all of `sample` except the sequence.
void cells_read(struct cells* cells, struct wire_sample* sample);

/// True if the period of every cell that is not dead is known.
bool cells_settled(const struct cells* cells);

/// 1157, 800 or 100, the nominal rate of the slowest live cell; 0 if all are dead. The host measures the true rate.
uint16_t cells_nominal_rate_tenth_hz(const struct cells* cells);

#ifdef __cplusplus
}
#endif
