// SPDX-License-Identifier: MIT
// Frames on the serial line: payload, CRC-16, COBS (Cheshire and Baker 1999), then 0x00. Knows nothing about messages.
// Valid as C99 and C++11: the firmware (avr-gcc 5.4) and the host use the same functions.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "wire/bytes.h"

// Macros, because C++20 deprecates arithmetic between constants of two enumerations.

/// Payload and CRC stay below 254 bytes, so that COBS adds only its one leading byte.
#define WIRE_PAYLOAD_MAX 251
/// COBS byte, two bytes of CRC, 0x00.
#define WIRE_FRAME_OVERHEAD 4
#define WIRE_FRAME_MAX (WIRE_PAYLOAD_MAX + WIRE_FRAME_OVERHEAD)

/// CRC-16/CCITT-FALSE (also CRC-16/IBM-3740): polynomial 0x1021, initial value 0xFFFF, not reflected, no final XOR; the
/// nine bytes "123456789" give 0x29B1. Works a byte at a time without a table: the polynomial's terms x^12, x^5 and 1
/// fold the top byte back in, after its upper half is folded into its lower.
static inline uint16_t wire_crc16(const uint8_t* bytes, uint8_t length) {
  uint16_t crc = 0xFFFFU;
  for (uint8_t i = 0; i < length; ++i) {
    uint8_t top = (uint8_t)((uint8_t)(crc >> 8U) ^ bytes[i]);
    top = (uint8_t)(top ^ (top >> 4U));
    crc = (uint16_t)((uint16_t)(crc << 8U) ^ (uint16_t)((uint16_t)top << 12U) ^ (uint16_t)((uint16_t)top << 5U) ^ top);
  }
  return crc;
}

/// Turns `frame`, in place, into the bytes to send; the caller has written the payload at frame[1 .. length]. `frame`
/// has room for length + WIRE_FRAME_OVERHEAD bytes; `length` is 1 .. WIRE_PAYLOAD_MAX. Returns the number of bytes to
/// send, from frame[0] on.
static inline uint8_t wire_frame_seal(uint8_t* frame, uint8_t length) {
  const uint8_t end = (uint8_t)(length + 3U);
  uint8_t next_zero = end;
  wire_put_u16(frame + 1 + length, wire_crc16(frame + 1, length));
  for (uint8_t i = (uint8_t)(end - 1U); i > 0; --i) {
    if (frame[i] == 0) {
      frame[i] = (uint8_t)(next_zero - i);
      next_zero = i;
    }
  }
  frame[0] = next_zero;
  frame[end] = 0;
  return (uint8_t)(end + 1U);
}

/// Undoes wire_frame_seal in place, for the `length` bytes that came before a 0x00. Returns the length of the payload,
/// which then begins at frame[1]; 0 if the bytes are not a whole, intact frame.
static inline uint8_t wire_frame_open(uint8_t* frame, uint8_t length) {
  if (length < WIRE_FRAME_OVERHEAD || length >= WIRE_FRAME_MAX) {
    return 0;
  }
  uint8_t code_at = 0;
  while (code_at < length) {
    const uint8_t code = frame[code_at];
    if (code == 0 || code > length - code_at) {
      return 0;
    }
    frame[code_at] = 0;
    code_at = (uint8_t)(code_at + code);
  }
  const uint8_t payload_length = (uint8_t)(length - 3U);
  return wire_get_u16(frame + 1 + payload_length) == wire_crc16(frame + 1, payload_length) ? payload_length : 0;
}

/// Splits a byte stream into payloads. An incomplete frame before the first 0x00 does not count as bad: a host that
/// opens a running stream joins in the middle.
struct wire_receiver {
  uint8_t* buffer;
  uint8_t capacity;
  uint8_t length;
  bool overflowed;
  bool joined;
  uint32_t bad_frames;
};

/// `buffer` must outlive the receiver; frames longer than `capacity` count as bad. The host passes WIRE_FRAME_MAX
/// bytes.
static inline void wire_receiver_init(struct wire_receiver* receiver, uint8_t* buffer, uint8_t capacity) {
  receiver->buffer = buffer;
  receiver->capacity = capacity;
  receiver->length = 0;
  receiver->overflowed = false;
  receiver->joined = false;
  receiver->bad_frames = 0;
}

/// Takes one byte. Returns the length of a valid payload that this byte completed, else 0. The payload begins at
/// receiver->buffer + 1 and is valid until the next call.
static inline uint8_t wire_receive(struct wire_receiver* receiver, uint8_t byte) {
  if (byte != 0) {
    if (receiver->length < receiver->capacity) {
      receiver->buffer[receiver->length++] = byte;
    } else {
      receiver->overflowed = true;
    }
    return 0;
  }
  const uint8_t length = receiver->length;
  const uint8_t payload_length = receiver->overflowed ? 0 : wire_frame_open(receiver->buffer, length);
  if (payload_length == 0 && length > 0 && receiver->joined) {
    ++receiver->bad_frames;
  }
  receiver->length = 0;
  receiver->overflowed = false;
  receiver->joined = true;
  return payload_length;
}
