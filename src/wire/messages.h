// SPDX-License-Identifier: MIT
// The messages between board and host, byte by byte as in hardware/protocol.md. Pure functions that check lengths and
// values. Valid as C99 and C++11.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "wire/bytes.h"
#include "wire/frame.h"

/// Increased when an old host or an old board would misread a message. IDENTIFY and the first two bytes of HELLO never
/// change.
/// Version 2 adds the zones of toe bars that their plate carries and the supply voltage in HELLO; hosts take 1 as well.
#define WIRE_VERSION 2
#define WIRE_OLDEST_VERSION 1
#define WIRE_CELLS_MAX 8

/// First byte of every payload: commands are below 0x80, messages from the board from 0x80.
enum wire_type {
  WIRE_IDENTIFY = 0x01,
  WIRE_START = 0x02,
  WIRE_STOP = 0x03,
  WIRE_READ_CALIBRATION = 0x04,
  WIRE_WRITE_CALIBRATION = 0x05,
  WIRE_WRITE_SERIAL = 0x06,
  WIRE_HELLO = 0x81,
  WIRE_SAMPLE = 0x82,
  WIRE_OK = 0x83,
  WIRE_ERROR = 0x84,
  WIRE_CALIBRATION = 0x85
};

enum wire_model { WIRE_CLASSIC = 1, WIRE_SPLIT = 2 };

enum wire_zone {
  WIRE_ZONE_PLATE = 0,
  WIRE_ZONE_LEFT_FOOT = 1,
  WIRE_ZONE_RIGHT_FOOT = 2,
  /// Toe bars on the base: their force is part of the load.
  WIRE_ZONE_LEFT_TOES = 3,
  WIRE_ZONE_RIGHT_TOES = 4,
  /// Toe bars on the plate of the same foot, whose cells already bear their force. Version 2.
  WIRE_ZONE_CARRIED_LEFT_TOES = 5,
  WIRE_ZONE_CARRIED_RIGHT_TOES = 6,
  WIRE_ZONES = 7,
  WIRE_ZONES_OF_VERSION_1 = 5
};

enum wire_reason {
  WIRE_UNKNOWN_COMMAND = 1,
  WIRE_BAD_LENGTH = 2,
  /// A value out of range: a zone, a gain that is 0 or not finite, serial number 0, or a cell count that is not the
  /// board's.
  WIRE_BAD_VALUE = 3,
  WIRE_HAS_SERIAL = 4,
  /// The EEPROM does not hold what was written.
  WIRE_STORE_FAILED = 5,
  /// The previous write has not finished yet.
  WIRE_BUSY = 6
};

/// One load cell as the board reports it. Force in newtons = (counts - zero) / counts_per_newton.
struct wire_cell {
  int16_t x_tenth_mm;  ///< to the person's right, 0.1 mm, from the middle of the board
  int16_t y_tenth_mm;  ///< forward
  uint8_t zone;        ///< enum wire_zone
  int32_t zero;        ///< counts with nothing on the board
  float counts_per_newton;
};

struct wire_hello {
  uint8_t version;  ///< WIRE_OLDEST_VERSION .. WIRE_VERSION
  uint8_t model;    ///< enum wire_model
  /// False: at least one cell still has the gain that the model is built with, which is a guess.
  bool calibrated;
  bool running;     ///< samples are being sent
  uint64_t serial;  ///< 0: none written yet
  uint8_t firmware_major;
  uint8_t firmware_minor;
  uint16_t nominal_rate_tenth_hz;  ///< 100, 800 or 1157, told apart at power-up; 0: no cell answered
  uint16_t supply_mv;              ///< of the controller, as it measures it; 0: not known, always in version 1
  uint8_t cell_count;              ///< 1 .. WIRE_CELLS_MAX
  struct wire_cell cells[WIRE_CELLS_MAX];
};

/// Bit i of a mask is cell i.
struct wire_sample {
  uint16_t sequence;  ///< counts from 0 at START, wraps
  uint32_t time_us;   ///< board time at the start of the read, wraps after 71.6 minutes
  /// At least one cell may have finished a conversion while it was read: its counts may mix two conversions.
  bool straddles;
  uint8_t dead;         ///< mask: never ready; its counts are 0
  uint8_t saturated;    ///< mask: 0x7FFFFF or 0x800000
  uint8_t out_of_step;  ///< mask: did not end its answer with the 25th pulse; its counts mean nothing
  uint16_t skew_4us;    ///< age of the oldest conversion at the start of the read, in 4 us; 65535: that or more
  uint8_t cell_count;
  int32_t counts[WIRE_CELLS_MAX];  ///< -8388608 .. 8388607
};

struct wire_calibration {
  bool calibrated;
  uint16_t writes;  ///< how often it was written, wraps
  uint8_t cell_count;
  struct wire_cell cells[WIRE_CELLS_MAX];
  int32_t previous_zero[WIRE_CELLS_MAX];  ///< the zero before the last change, for each cell
};

// Lengths of payloads and of the parts before the cells.
#define WIRE_CELL_BYTES 13
#define WIRE_HELLO_HEAD 19
#define WIRE_HELLO_HEAD_OF_VERSION_1 17
#define WIRE_SAMPLE_HEAD 13
#define WIRE_CALIBRATION_HEAD 5
#define WIRE_HELLO_MAX (WIRE_HELLO_HEAD + WIRE_CELLS_MAX * WIRE_CELL_BYTES)
#define WIRE_SAMPLE_MAX (WIRE_SAMPLE_HEAD + WIRE_CELLS_MAX * 3)
#define WIRE_CALIBRATION_MAX (WIRE_CALIBRATION_HEAD + WIRE_CELLS_MAX * (WIRE_CELL_BYTES + 4))
#define WIRE_COMMAND_MAX (2 + WIRE_CELLS_MAX * WIRE_CELL_BYTES)

#define WIRE_FLAG_UNCALIBRATED 0x01
#define WIRE_FLAG_RUNNING 0x02
#define WIRE_FLAG_STRADDLES 0x01

/// True if the zone is known and the gain is finite and not 0 (subnormal numbers count as 0).
static inline bool wire_cell_is_valid(const struct wire_cell* cell) {
  uint8_t gain[4];
  wire_put_f32(gain, cell->counts_per_newton);
  const uint16_t exponent = (uint16_t)((wire_get_u16(gain + 2) >> 7U) & 0xFFU);
  return cell->zone < WIRE_ZONES && exponent != 0 && exponent != 0xFFU;
}

static inline bool wire_count_is_valid(uint8_t cell_count) {
  return cell_count >= 1 && cell_count <= WIRE_CELLS_MAX;
}

/// 13 bytes: x, y, zone, zero, gain.
static inline void wire_put_cell(uint8_t* to, const struct wire_cell* cell) {
  wire_put_u16(to, (uint16_t)cell->x_tenth_mm);
  wire_put_u16(to + 2, (uint16_t)cell->y_tenth_mm);
  to[4] = cell->zone;
  wire_put_u32(to + 5, (uint32_t)cell->zero);
  wire_put_f32(to + 9, cell->counts_per_newton);
}

static inline void wire_get_cell(const uint8_t* from, struct wire_cell* cell) {
  cell->x_tenth_mm = (int16_t)wire_get_u16(from);
  cell->y_tenth_mm = (int16_t)wire_get_u16(from + 2);
  cell->zone = from[4];
  cell->zero = (int32_t)wire_get_u32(from + 5);
  cell->counts_per_newton = wire_get_f32(from + 9);
}

// Every wire_encode_* writes a whole frame, ready to send, and returns its length, or 0 if the message is not valid
// (cell count). `frame` has room for the payload's length + WIRE_FRAME_OVERHEAD (WIRE_FRAME_MAX is always enough).
// Every wire_decode_* takes a payload from wire_receive. It returns false if this is another message, has another
// length than its content requires, or holds a value out of range; `out` is then undefined.

/// A command that has only its type: IDENTIFY, START, STOP, READ_CALIBRATION.
static inline uint8_t wire_encode_command(uint8_t type, uint8_t* frame) {
  frame[1] = type;
  return wire_frame_seal(frame, 1);
}

static inline uint8_t wire_encode_write_serial(uint64_t serial, uint8_t* frame) {
  frame[1] = WIRE_WRITE_SERIAL;
  wire_put_u64(frame + 2, serial);
  return wire_frame_seal(frame, 9);
}

static inline bool wire_decode_write_serial(const uint8_t* payload, uint8_t length, uint64_t* serial) {
  if (length != 9 || payload[0] != WIRE_WRITE_SERIAL) {
    return false;
  }
  *serial = wire_get_u64(payload + 1);
  return *serial != 0;
}

static inline uint8_t wire_encode_write_calibration(const struct wire_cell* cells, uint8_t cell_count, uint8_t* frame) {
  if (!wire_count_is_valid(cell_count)) {
    return 0;
  }
  frame[1] = WIRE_WRITE_CALIBRATION;
  frame[2] = cell_count;
  for (uint8_t i = 0; i < cell_count; ++i) {
    wire_put_cell(frame + 3 + i * WIRE_CELL_BYTES, &cells[i]);
  }
  return wire_frame_seal(frame, (uint8_t)(2 + cell_count * WIRE_CELL_BYTES));
}

/// `cells` has room for WIRE_CELLS_MAX.
static inline bool wire_decode_write_calibration(const uint8_t* payload, uint8_t length, struct wire_cell* cells,
                                                 uint8_t* cell_count) {
  if (length < 2 || payload[0] != WIRE_WRITE_CALIBRATION || !wire_count_is_valid(payload[1]) ||
      length != 2 + payload[1] * WIRE_CELL_BYTES) {
    return false;
  }
  *cell_count = payload[1];
  for (uint8_t i = 0; i < *cell_count; ++i) {
    wire_get_cell(payload + 2 + i * WIRE_CELL_BYTES, &cells[i]);
    if (!wire_cell_is_valid(&cells[i])) {
      return false;
    }
  }
  return true;
}

/// Length of a HELLO before its cells.
static inline uint8_t wire_hello_head(uint8_t version) {
  return version == 1 ? WIRE_HELLO_HEAD_OF_VERSION_1 : WIRE_HELLO_HEAD;
}

static inline bool wire_version_is_known(uint8_t version) {
  return version >= WIRE_OLDEST_VERSION && version <= WIRE_VERSION;
}

static inline uint8_t wire_encode_hello(const struct wire_hello* hello, uint8_t* frame) {
  if (!wire_count_is_valid(hello->cell_count) || !wire_version_is_known(hello->version)) {
    return 0;
  }
  uint8_t* payload = frame + 1;
  const uint8_t head = wire_hello_head(hello->version);
  payload[0] = WIRE_HELLO;
  payload[1] = hello->version;
  payload[2] = hello->model;
  payload[3] = (uint8_t)((hello->calibrated ? 0 : WIRE_FLAG_UNCALIBRATED) | (hello->running ? WIRE_FLAG_RUNNING : 0));
  wire_put_u64(payload + 4, hello->serial);
  payload[12] = hello->firmware_major;
  payload[13] = hello->firmware_minor;
  wire_put_u16(payload + 14, hello->nominal_rate_tenth_hz);
  payload[16] = hello->cell_count;
  if (hello->version >= 2) {
    wire_put_u16(payload + 17, hello->supply_mv);
  }
  for (uint8_t i = 0; i < hello->cell_count; ++i) {
    wire_put_cell(payload + head + i * WIRE_CELL_BYTES, &hello->cells[i]);
  }
  return wire_frame_seal(frame, (uint8_t)(head + hello->cell_count * WIRE_CELL_BYTES));
}

/// The wire version in a HELLO of any version, 0 if the payload is not a HELLO: with it a host can report another
/// version.
static inline uint8_t wire_hello_version(const uint8_t* payload, uint8_t length) {
  return length >= 2 && payload[0] == WIRE_HELLO ? payload[1] : 0;
}

static inline bool wire_decode_hello(const uint8_t* payload, uint8_t length, struct wire_hello* out) {
  const uint8_t version = wire_hello_version(payload, length);
  const uint8_t head = wire_hello_head(version);
  if (!wire_version_is_known(version) || length < head || !wire_count_is_valid(payload[16]) ||
      length != head + payload[16] * WIRE_CELL_BYTES) {
    return false;
  }
  out->version = version;
  out->model = payload[2];
  out->calibrated = !(payload[3] & WIRE_FLAG_UNCALIBRATED);
  out->running = (payload[3] & WIRE_FLAG_RUNNING) != 0;
  out->serial = wire_get_u64(payload + 4);
  out->firmware_major = payload[12];
  out->firmware_minor = payload[13];
  out->nominal_rate_tenth_hz = wire_get_u16(payload + 14);
  out->supply_mv = version == 1 ? 0 : wire_get_u16(payload + 17);
  out->cell_count = payload[16];
  for (uint8_t i = 0; i < out->cell_count; ++i) {
    wire_get_cell(payload + head + i * WIRE_CELL_BYTES, &out->cells[i]);
    if (!wire_cell_is_valid(&out->cells[i]) || (version == 1 && out->cells[i].zone >= WIRE_ZONES_OF_VERSION_1)) {
      return false;
    }
  }
  return out->model == WIRE_CLASSIC || out->model == WIRE_SPLIT;
}

static inline uint8_t wire_encode_sample(const struct wire_sample* sample, uint8_t* frame) {
  if (!wire_count_is_valid(sample->cell_count)) {
    return 0;
  }
  uint8_t* payload = frame + 1;
  payload[0] = WIRE_SAMPLE;
  wire_put_u16(payload + 1, sample->sequence);
  wire_put_u32(payload + 3, sample->time_us);
  payload[7] = sample->straddles ? WIRE_FLAG_STRADDLES : 0;
  payload[8] = sample->dead;
  payload[9] = sample->saturated;
  payload[10] = sample->out_of_step;
  wire_put_u16(payload + 11, sample->skew_4us);
  for (uint8_t i = 0; i < sample->cell_count; ++i) {
    wire_put_i24(payload + WIRE_SAMPLE_HEAD + i * 3, sample->counts[i]);
  }
  return wire_frame_seal(frame, (uint8_t)(WIRE_SAMPLE_HEAD + sample->cell_count * 3));
}

/// The cell count follows from the length; the caller checks that it is the board's.
static inline bool wire_decode_sample(const uint8_t* payload, uint8_t length, struct wire_sample* out) {
  if (length <= WIRE_SAMPLE_HEAD || length > WIRE_SAMPLE_MAX || payload[0] != WIRE_SAMPLE ||
      (length - WIRE_SAMPLE_HEAD) % 3 != 0) {
    return false;
  }
  out->sequence = wire_get_u16(payload + 1);
  out->time_us = wire_get_u32(payload + 3);
  out->straddles = (payload[7] & WIRE_FLAG_STRADDLES) != 0;
  out->dead = payload[8];
  out->saturated = payload[9];
  out->out_of_step = payload[10];
  out->skew_4us = wire_get_u16(payload + 11);
  out->cell_count = (uint8_t)((length - WIRE_SAMPLE_HEAD) / 3);
  for (uint8_t i = 0; i < out->cell_count; ++i) {
    out->counts[i] = wire_get_i24(payload + WIRE_SAMPLE_HEAD + i * 3);
  }
  return true;
}

/// `command` is the type of the command that was done.
static inline uint8_t wire_encode_ok(uint8_t command, uint8_t* frame) {
  frame[1] = WIRE_OK;
  frame[2] = command;
  return wire_frame_seal(frame, 2);
}

static inline bool wire_decode_ok(const uint8_t* payload, uint8_t length, uint8_t* command) {
  if (length != 2 || payload[0] != WIRE_OK) {
    return false;
  }
  *command = payload[1];
  return true;
}

static inline uint8_t wire_encode_error(uint8_t command, uint8_t reason, uint8_t* frame) {
  frame[1] = WIRE_ERROR;
  frame[2] = command;
  frame[3] = reason;
  return wire_frame_seal(frame, 3);
}

static inline bool wire_decode_error(const uint8_t* payload, uint8_t length, uint8_t* command, uint8_t* reason) {
  if (length != 3 || payload[0] != WIRE_ERROR) {
    return false;
  }
  *command = payload[1];
  *reason = payload[2];
  return true;
}

/// Writes the payload alone, which is also the form in the EEPROM; returns its length. `to` has room for
/// WIRE_CALIBRATION_MAX.
static inline uint8_t wire_put_calibration(const struct wire_calibration* calibration, uint8_t* to) {
  to[0] = WIRE_CALIBRATION;
  to[1] = calibration->calibrated ? 0 : WIRE_FLAG_UNCALIBRATED;
  wire_put_u16(to + 2, calibration->writes);
  to[4] = calibration->cell_count;
  to += WIRE_CALIBRATION_HEAD;
  for (uint8_t i = 0; i < calibration->cell_count; ++i, to += WIRE_CELL_BYTES + 4) {
    wire_put_cell(to, &calibration->cells[i]);
    wire_put_u32(to + WIRE_CELL_BYTES, (uint32_t)calibration->previous_zero[i]);
  }
  return (uint8_t)(WIRE_CALIBRATION_HEAD + calibration->cell_count * (WIRE_CELL_BYTES + 4));
}

static inline uint8_t wire_encode_calibration(const struct wire_calibration* calibration, uint8_t* frame) {
  if (!wire_count_is_valid(calibration->cell_count)) {
    return 0;
  }
  return wire_frame_seal(frame, wire_put_calibration(calibration, frame + 1));
}

static inline bool wire_decode_calibration(const uint8_t* payload, uint8_t length, struct wire_calibration* out) {
  if (length < WIRE_CALIBRATION_HEAD || payload[0] != WIRE_CALIBRATION || !wire_count_is_valid(payload[4]) ||
      length != WIRE_CALIBRATION_HEAD + payload[4] * (WIRE_CELL_BYTES + 4)) {
    return false;
  }
  out->calibrated = !(payload[1] & WIRE_FLAG_UNCALIBRATED);
  out->writes = wire_get_u16(payload + 2);
  out->cell_count = payload[4];
  const uint8_t* from = payload + WIRE_CALIBRATION_HEAD;
  for (uint8_t i = 0; i < out->cell_count; ++i, from += WIRE_CELL_BYTES + 4) {
    wire_get_cell(from, &out->cells[i]);
    out->previous_zero[i] = (int32_t)wire_get_u32(from + WIRE_CELL_BYTES);
    if (!wire_cell_is_valid(&out->cells[i])) {
      return false;
    }
  }
  return true;
}
