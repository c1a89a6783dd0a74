// SPDX-License-Identifier: MIT
#include "store.h"

#include "hal.h"
#include "models.h"

enum { CELL_STRIDE = WIRE_CELL_BYTES + 4, ZERO_AT = 5, GAIN_AT = 9 };

static void read_bytes(uint16_t address, uint8_t* to, uint8_t length) {
  for (uint8_t i = 0; i < length; ++i) {
    to[i] = hal_eeprom_read((uint16_t)(address + i));
  }
}

static bool has_valid_crc(const uint8_t* bytes, uint8_t length) {
  return wire_get_u16(bytes + length) == wire_crc16(bytes, length);
}

static uint8_t* image_cell(struct store* store, uint8_t index) {
  return store->image + WIRE_CALIBRATION_HEAD + index * CELL_STRIDE;
}

static bool load_copy(struct store* store, uint16_t address) {
  struct wire_calibration calibration;
  read_bytes(address, store->image, (uint8_t)(store->length + 2U));
  return has_valid_crc(store->image, store->length) &&
         wire_decode_calibration(store->image, store->length, &calibration) &&
         calibration.cell_count == model_cell_count(store->model);
}

static void load_fallback(struct store* store) {
  memset(store->image, 0, sizeof store->image);
  store->image[0] = WIRE_CALIBRATION;
  store->image[1] = WIRE_FLAG_UNCALIBRATED;
  store->image[4] = model_cell_count(store->model);
  for (uint8_t i = 0; i < store->image[4]; ++i) {
    const struct wire_cell cell = model_cell(store->model, i);
    wire_put_cell(image_cell(store, i), &cell);
  }
}

static uint16_t writes(const struct store* store) {
  return wire_get_u16(store->image + 2);
}

void store_load(struct store* store, uint8_t model) {
  memset(store, 0, sizeof *store);
  store->model = model;
  store->length = (uint8_t)(WIRE_CALIBRATION_HEAD + model_cell_count(model) * CELL_STRIDE);
  const bool a_is_valid = load_copy(store, STORE_COPY_A);
  const uint16_t a_writes = writes(store);
  store->in_copy_b = load_copy(store, STORE_COPY_B);
  if (a_is_valid && !(store->in_copy_b && (int16_t)(writes(store) - a_writes) > 0)) {
    store->in_copy_b = false;
    load_copy(store, STORE_COPY_A);
  } else if (!a_is_valid && !store->in_copy_b) {
    load_fallback(store);
  }
  read_bytes(STORE_SERIAL, store->serial, sizeof store->serial);
}

struct wire_cell store_cell(const struct store* store, uint8_t index) {
  struct wire_cell cell;
  wire_get_cell(store->image + WIRE_CALIBRATION_HEAD + index * CELL_STRIDE, &cell);
  return cell;
}

bool store_is_calibrated(const struct store* store) {
  return !(store->image[1] & WIRE_FLAG_UNCALIBRATED);
}

uint64_t store_serial(const struct store* store) {
  const uint8_t* copy = has_valid_crc(store->serial, 8) ? store->serial : store->serial + STORE_SERIAL_BYTES;
  return has_valid_crc(copy, 8) ? wire_get_u64(copy) : 0;
}

uint8_t store_encode(const struct store* store, uint8_t* frame) {
  memcpy(frame + 1, store->image, store->length);
  return wire_frame_seal(frame, store->length);
}

bool store_is_busy(const struct store* store) {
  return store->bytes != NULL;
}

static void begin(struct store* store, const uint8_t* bytes, uint8_t length, uint16_t address) {
  store->bytes = bytes;
  store->bytes_length = length;
  store->bytes_done = 0;
  store->address = address;
}

/// A measured gain never equals the model's guess in all bits.
static bool has_built_in_gain(const struct store* store, uint8_t index, const uint8_t* bytes) {
  const struct wire_cell built_in = model_cell(store->model, index);
  uint8_t guess[WIRE_CELL_BYTES];
  wire_put_cell(guess, &built_in);
  return memcmp(guess + GAIN_AT, bytes + GAIN_AT, 4) == 0;
}

void store_write_cells(struct store* store, const struct wire_cell* cells) {
  store->image[1] = 0;
  wire_put_u16(store->image + 2, (uint16_t)(writes(store) + 1U));
  for (uint8_t i = 0; i < store->image[4]; ++i) {
    uint8_t* bytes = image_cell(store, i);
    if ((int32_t)wire_get_u32(bytes + ZERO_AT) != cells[i].zero) {
      memcpy(bytes + WIRE_CELL_BYTES, bytes + ZERO_AT, 4);
    }
    wire_put_cell(bytes, &cells[i]);
    if (has_built_in_gain(store, i, bytes)) {
      store->image[1] = WIRE_FLAG_UNCALIBRATED;
    }
  }
  wire_put_u16(store->image + store->length, wire_crc16(store->image, store->length));
  store->in_copy_b = !store->in_copy_b;
  begin(store, store->image, (uint8_t)(store->length + 2U), store->in_copy_b ? STORE_COPY_B : STORE_COPY_A);
}

void store_write_serial(struct store* store, uint64_t serial) {
  wire_put_u64(store->serial, serial);
  wire_put_u16(store->serial + 8, wire_crc16(store->serial, 8));
  memcpy(store->serial + STORE_SERIAL_BYTES, store->serial, STORE_SERIAL_BYTES);
  begin(store, store->serial, sizeof store->serial, STORE_SERIAL);
}

static bool reads_back(const struct store* store) {
  for (uint8_t i = 0; i < store->bytes_length; ++i) {
    if (hal_eeprom_read((uint16_t)(store->address + i)) != store->bytes[i]) {
      return false;
    }
  }
  return true;
}

enum store_result store_step(struct store* store) {
  if (store->bytes == NULL) {
    return STORE_IDLE;
  }
  if (!hal_eeprom_ready()) {
    return STORE_WRITING;
  }
  if (store->bytes_done < store->bytes_length) {
    const uint16_t address = (uint16_t)(store->address + store->bytes_done);
    const uint8_t value = store->bytes[store->bytes_done++];
    if (hal_eeprom_read(address) != value) {
      hal_eeprom_write(address, value);
    }
    return STORE_WRITING;
  }
  const bool intact = reads_back(store);
  store->bytes = NULL;
  if (!intact) {
    store_load(store, store->model);
  }
  return intact ? STORE_DONE : STORE_FAILED;
}
