// SPDX-License-Identifier: MIT
// Converts numbers to and from little-endian bytes by shifts. Valid as C99 and C++11 (avr-gcc 5.4 and the host).
#pragma once

#include <stdint.h>
#include <string.h>

static inline void wire_put_u16(uint8_t* to, uint16_t value) {
  to[0] = (uint8_t)(value & 0xFFU);
  to[1] = (uint8_t)(value >> 8U);
}

static inline void wire_put_u32(uint8_t* to, uint32_t value) {
  wire_put_u16(to, (uint16_t)(value & 0xFFFFU));
  wire_put_u16(to + 2, (uint16_t)(value >> 16U));
}

static inline void wire_put_u64(uint8_t* to, uint64_t value) {
  wire_put_u32(to, (uint32_t)(value & 0xFFFFFFFFU));
  wire_put_u32(to + 4, (uint32_t)(value >> 32U));
}

/// The lower 24 bits of `value`, two's complement.
static inline void wire_put_i24(uint8_t* to, int32_t value) {
  const uint32_t bits = (uint32_t)value;
  wire_put_u16(to, (uint16_t)(bits & 0xFFFFU));
  to[2] = (uint8_t)((bits >> 16U) & 0xFFU);
}

/// IEEE 754 binary32, which avr-gcc's float is too.
static inline void wire_put_f32(uint8_t* to, float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  wire_put_u32(to, bits);
}

static inline uint16_t wire_get_u16(const uint8_t* from) {
  return (uint16_t)(from[0] | ((uint16_t)from[1] << 8U));
}

static inline uint32_t wire_get_u32(const uint8_t* from) {
  return wire_get_u16(from) | ((uint32_t)wire_get_u16(from + 2) << 16U);
}

static inline uint64_t wire_get_u64(const uint8_t* from) {
  return wire_get_u32(from) | ((uint64_t)wire_get_u32(from + 4) << 32U);
}

/// Sign-extended from 24 bits.
static inline int32_t wire_get_i24(const uint8_t* from) {
  const int32_t magnitude = (int32_t)(wire_get_u16(from) | ((uint32_t)(from[2] & 0x7FU) << 16U));
  return (from[2] & 0x80U) ? magnitude - 0x800000L : magnitude;
}

static inline float wire_get_f32(const uint8_t* from) {
  const uint32_t bits = wire_get_u32(from);
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}
