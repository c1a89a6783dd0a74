// SPDX-License-Identifier: MIT
// The board's memory: the calibration in two copies, written in turn, and the serial number. A write proceeds byte by
// byte between samples; if the power fails at any byte, the older copy is still valid.
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "wire/messages.h"

#ifdef __cplusplus
extern "C" {
#endif

/// EEPROM layout: a calibration copy is the payload of a CALIBRATION message and its CRC-16; the serial number is eight
/// bytes and its CRC-16, stored twice.
enum { STORE_COPY_A = 0, STORE_COPY_B = 160, STORE_SERIAL = 320, STORE_SERIAL_BYTES = 10, STORE_EEPROM_BYTES = 1024 };

enum store_result { STORE_IDLE, STORE_WRITING, STORE_DONE, STORE_FAILED };

struct store {
  uint8_t model;
  uint8_t length;  ///< of the payload in `image`
  uint8_t image[WIRE_CALIBRATION_MAX + 2];
  uint8_t serial[2 * STORE_SERIAL_BYTES];
  bool in_copy_b;        ///< the image came from copy B
  const uint8_t* bytes;  ///< being written, in `image` or `serial`; NULL: nothing
  uint8_t bytes_length;
  uint8_t bytes_done;
  uint16_t address;
};

/// Loads the newer valid copy; without one, the model's fallback, marked uncalibrated.
void store_load(struct store* store, uint8_t model);

/// A cell as reported in HELLO.
struct wire_cell store_cell(const struct store* store, uint8_t index);
/// True if every cell has its own gain and none the model's guess.
bool store_is_calibrated(const struct store* store);

/// 0: none yet.
uint64_t store_serial(const struct store* store);

/// Writes the image to `frame` as a CALIBRATION message; returns its length.
uint8_t store_encode(const struct store* store, uint8_t* frame);

bool store_is_busy(const struct store* store);

/// Starts a write; `cells` has as many cells as the model. A zero that changes becomes the previous zero. Must not be
/// called while busy.
void store_write_cells(struct store* store, const struct wire_cell* cells);

/// Starts a write. Must not be called while busy.
void store_write_serial(struct store* store, uint64_t serial);

/// Writes the next byte if the EEPROM is ready. Returns DONE or FAILED once, when the last byte has been read back;
/// after FAILED the EEPROM is loaded again.
enum store_result store_step(struct store* store);

#ifdef __cplusplus
}
#endif
