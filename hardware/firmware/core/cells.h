// SPDX-License-Identifier: MIT
// Up to eight HX711s on one clock line: when to read, the 25 pulses, and what is wrong with which cell. Knows no
// calibration and no wire but the sample it fills. Times are those of the Avia HX711 data sheet.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "wire/messages.h"

#ifdef __cplusplus
extern "C" {
#endif

/// Masks have bit i for cell i.
struct cells {
  uint8_t count;
  uint8_t all;
  uint8_t ready;  ///< finished a conversion that has not been read
  uint8_t dead;
  uint8_t out_of_step;
  uint8_t good_reads[WIRE_CELLS_MAX];  ///< in step, running, up to 8
  uint8_t falls[WIRE_CELLS_MAX];       ///< how often it became ready, up to 3: from then on the period is known
  uint32_t ready_us[WIRE_CELLS_MAX];
  uint32_t interval_us[WIRE_CELLS_MAX];  ///< between the last two times it became ready
  uint32_t period_us[WIRE_CELLS_MAX];    ///< of its own oscillator's conversions; 0: not known yet
  uint32_t read_us;                      ///< start of the last read
};

/// Restarts the HX711s and begins to listen.
void cells_init(struct cells* cells, uint8_t count);

/// Notes which cells have become ready. For the pin-change interrupt.
void cells_note_levels(struct cells* cells, uint8_t levels, uint32_t now_us);

/// True when every cell that is not dead is ready, or, all being dead, when it is time to say so. Finds out who is
/// dead.
bool cells_due(struct cells* cells);

/// Reads all cells and fills everything in `sample` but the sequence.
void cells_read(struct cells* cells, struct wire_sample* sample);

/// True when the period of every cell that is not dead is known.
bool cells_settled(const struct cells* cells);

/// 1157, 800 or 100 for the kind of the slowest live cell, 0 when all are dead. Only a kind: the host measures the
/// rate.
uint16_t cells_nominal_rate_tenth_hz(const struct cells* cells);

#ifdef __cplusplus
}
#endif
