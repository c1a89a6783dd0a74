// SPDX-License-Identifier: MIT
#include "board.h"

#include "hal.h"
#include "models.h"

void board_init(struct board* board, uint8_t model) {
  memset(board, 0, sizeof *board);
  board->model = model;
  store_load(&board->store, model);
  wire_receiver_init(&board->receiver, board->received, sizeof board->received);
  cells_init(&board->cells, model_cell_count(model));
}

static void send_hello(const struct board* board) {
  uint8_t frame[WIRE_HELLO_MAX + WIRE_FRAME_OVERHEAD];
  struct wire_hello hello;
  hello.version = WIRE_VERSION;
  hello.model = board->model;
  hello.calibrated = store_is_calibrated(&board->store);
  hello.running = board->running;
  hello.serial = store_serial(&board->store);
  hello.firmware_major = FIRMWARE_MAJOR;
  hello.firmware_minor = FIRMWARE_MINOR;
  hello.nominal_rate_tenth_hz = board->nominal_rate_tenth_hz;
  hello.supply_mv = hal_supply_mv();
  hello.cell_count = board->cells.count;
  for (uint8_t i = 0; i < hello.cell_count; ++i) {
    hello.cells[i] = store_cell(&board->store, i);
  }
  hal_send(frame, wire_encode_hello(&hello, frame));
}

static void send_calibration(const struct board* board) {
  uint8_t frame[WIRE_CALIBRATION_MAX + WIRE_FRAME_OVERHEAD];
  hal_send(frame, store_encode(&board->store, frame));
}

static void send_ok(uint8_t command) {
  uint8_t frame[2 + WIRE_FRAME_OVERHEAD];
  hal_send(frame, wire_encode_ok(command, frame));
}

static void send_error(uint8_t command, uint8_t reason) {
  uint8_t frame[3 + WIRE_FRAME_OVERHEAD];
  hal_send(frame, wire_encode_error(command, reason, frame));
}

/// Returns 0 if the write has begun, else an enum wire_reason.
static uint8_t write_calibration(struct board* board, const uint8_t* payload, uint8_t length) {
  struct wire_cell cells[WIRE_CELLS_MAX];
  uint8_t count;
  if (length < 2 || length != 2 + payload[1] * WIRE_CELL_BYTES) {
    return WIRE_BAD_LENGTH;
  }
  if (!wire_decode_write_calibration(payload, length, cells, &count) || count != board->cells.count) {
    return WIRE_BAD_VALUE;
  }
  if (store_is_busy(&board->store)) {
    return WIRE_BUSY;
  }
  store_write_cells(&board->store, cells);
  return 0;
}

static uint8_t write_serial(struct board* board, const uint8_t* payload, uint8_t length) {
  uint64_t serial;
  if (length != 9) {
    return WIRE_BAD_LENGTH;
  }
  if (!wire_decode_write_serial(payload, length, &serial)) {
    return WIRE_BAD_VALUE;
  }
  if (store_is_busy(&board->store)) {
    return WIRE_BUSY;
  }
  if (store_serial(&board->store) != 0) {
    return WIRE_HAS_SERIAL;
  }
  store_write_serial(&board->store, serial);
  return 0;
}

static void set_running(struct board* board, bool running) {
  board->running = running;
  board->sequence = 0;
  hal_led(running);
}

static void obey_write(struct board* board, const uint8_t* payload, uint8_t length) {
  const uint8_t command = payload[0];
  const uint8_t reason =
      command == WIRE_WRITE_SERIAL ? write_serial(board, payload, length) : write_calibration(board, payload, length);
  if (reason == 0) {
    board->written_by = command;
  } else {
    send_error(command, reason);
  }
}

static void obey_plain(struct board* board, uint8_t command) {
  switch (command) {
    case WIRE_IDENTIFY:
      send_hello(board);
      break;
    case WIRE_READ_CALIBRATION:
      send_calibration(board);
      break;
    default:
      set_running(board, command == WIRE_START);
      send_ok(command);
      break;
  }
}

static void obey(struct board* board, const uint8_t* payload, uint8_t length) {
  const uint8_t command = payload[0];
  if (command == WIRE_WRITE_CALIBRATION || command == WIRE_WRITE_SERIAL) {
    obey_write(board, payload, length);
  } else if (command < WIRE_IDENTIFY || command > WIRE_WRITE_SERIAL) {
    send_error(command, WIRE_UNKNOWN_COMMAND);
  } else if (length != 1) {
    send_error(command, WIRE_BAD_LENGTH);
  } else {
    obey_plain(board, command);
  }
}

static void obey_what_arrived(struct board* board) {
  uint8_t byte;
  while (hal_receive(&byte)) {
    const uint8_t length = wire_receive(&board->receiver, byte);
    if (length > 0) {
      obey(board, board->received + 1, length);
    }
  }
}

static void send_sample(struct board* board, struct wire_sample* sample) {
  uint8_t frame[WIRE_SAMPLE_MAX + WIRE_FRAME_OVERHEAD];
  sample->sequence = board->sequence++;
  hal_send(frame, wire_encode_sample(sample, frame));
}

static void read_cells(struct board* board) {
  struct wire_sample sample;
  cells_read(&board->cells, &sample);
  if (board->running) {
    send_sample(board, &sample);
  }
  if (!board->settled && cells_settled(&board->cells)) {
    board->settled = true;
    board->nominal_rate_tenth_hz = cells_nominal_rate_tenth_hz(&board->cells);
    send_hello(board);
  }
}

void board_step(struct board* board) {
  hal_watchdog_reset();
  if (cells_due(&board->cells)) {
    read_cells(board);
  }
  if (board->settled) {
    obey_what_arrived(board);
  }
  const enum store_result result = store_step(&board->store);
  if (result == STORE_DONE) {
    send_ok(board->written_by);
  } else if (result == STORE_FAILED) {
    send_error(board->written_by, WIRE_STORE_FAILED);
  } else if (result == STORE_IDLE) {
    hal_idle();
  }
}
