// SPDX-License-Identifier: MIT
#include "cells.h"

#include "hal.h"

enum {
  DATA_PULSES = 24,
  /// 24 bits and one pulse that asks for channel A at gain 128 next time.
  PULSES = 25,
  /// An out-of-step cell looks right by chance in every second reading.
  GOOD_READS_TO_RECOVER = 8,
  /// A ready cell may be noticed this late, and its oscillator may drift this much between conversions.
  STRADDLE_MARGIN_US = 50
};

/// 400 ms of settling at 10 samples a second, plus two conversions.
#define FIRST_PATIENCE_US 600000UL
#define ALL_DEAD_INTERVAL_US 100000UL
/// Below three periods of any HX711: before that it is too early to look for dead cells, which would delay the
/// interrupt.
#define SHORTEST_PATIENCE_US 20000UL
/// The first is between the slowest "80 SPS" module measured and 10 samples a second; the second between the fastest
/// (93 SPS) and 16 MHz / 138240.
#define SLOW_PERIOD_US 50000UL
#define OWN_OSCILLATOR_PERIOD_US 9600UL

void cells_init(struct cells* cells, uint8_t count) {
  memset(cells, 0, sizeof *cells);
  cells->count = count;
  cells->all = (uint8_t)(0xFFU >> (WIRE_CELLS_MAX - count));
  hal_cells_restart();
  cells->read_us = hal_micros();
  hal_cells_listen(true);
}

static void note_ready(struct cells* cells, uint8_t i, uint32_t now_us) {
  const uint32_t interval_us = now_us - cells->ready_us[i];
  if (cells->falls[i] < 3) {
    ++cells->falls[i];
  }
  if (cells->falls[i] == 3) {
    // A cell faster than the slowest one is sometimes read only after its next conversion; that interval is twice its
    // period.
    cells->period_us[i] = interval_us < cells->interval_us[i] ? interval_us : cells->interval_us[i];
  }
  cells->interval_us[i] = interval_us;
  cells->ready_us[i] = now_us;
}

void cells_note_levels(struct cells* cells, uint8_t levels, uint32_t now_us) {
  const uint8_t fallen = (uint8_t)(cells->all & ~levels & ~cells->ready);
  if (fallen == 0) {
    return;
  }
  for (uint8_t i = 0; i < cells->count; ++i) {
    if (fallen & (1U << i)) {
      note_ready(cells, i, now_us);
    }
  }
  cells->ready |= fallen;
  cells->dead &= (uint8_t)~fallen;
}

static void find_dead(struct cells* cells, uint32_t waited_us) {
  const uint8_t waiting = (uint8_t)(cells->all & ~cells->ready & ~cells->dead);
  for (uint8_t i = 0; i < cells->count; ++i) {
    const uint32_t patience_us = cells->period_us[i] ? 3 * cells->period_us[i] : FIRST_PATIENCE_US;
    if ((waiting & (1U << i)) && waited_us > patience_us) {
      cells->dead |= (uint8_t)(1U << i);
    }
  }
}

bool cells_due(struct cells* cells) {
  hal_lock();
  const uint32_t now_us = hal_micros();
  // A DOUT that fell while the interrupt was off has not been noticed.
  cells_note_levels(cells, hal_cells_levels(), now_us);
  const uint32_t waited_us = now_us - cells->read_us;
  if (waited_us > SHORTEST_PATIENCE_US) {
    find_dead(cells, waited_us);
  }
  const bool complete = (uint8_t)(cells->ready | cells->dead) == cells->all;
  const bool due = complete && (cells->ready != 0 || waited_us >= ALL_DEAD_INTERVAL_US);
  hal_unlock();
  return due;
}

/// The levels at the 25 pulses, and what the interrupt knew about each cell when they began.
struct reading {
  uint8_t answered;
  uint8_t levels[PULSES];
  uint32_t start_us;
  uint32_t end_us;
  uint32_t ready_us[WIRE_CELLS_MAX];
  uint32_t period_us[WIRE_CELLS_MAX];
};

// Turns the interrupt on again before anything is computed: a conversion noticed late would be predicted late.
static void read_levels(struct cells* cells, struct reading* reading) {
  hal_cells_listen(false);
  reading->answered = cells->ready;
  reading->start_us = hal_micros();
  for (uint8_t pulse = 0; pulse < PULSES; ++pulse) {
    reading->levels[pulse] = hal_cells_pulse();
  }
  reading->end_us = hal_micros();
  memcpy(reading->ready_us, cells->ready_us, sizeof reading->ready_us);
  memcpy(reading->period_us, cells->period_us, sizeof reading->period_us);
  cells->ready = 0;
  cells->read_us = reading->start_us;
  cells->out_of_step &= reading->answered;
  hal_cells_listen(true);
  hal_lock();
  cells_note_levels(cells, hal_cells_levels(), hal_micros());
  hal_unlock();
}

/// A chip that is not read continues to convert and keeps its last result.
struct age {
  uint32_t us;  ///< of the last conversion at the start of the reading
  bool straddles;
};

static struct age age_at(const struct reading* reading, uint8_t i) {
  const uint32_t since_ready_us = reading->start_us - reading->ready_us[i];
  const uint32_t period_us = reading->period_us[i];
  struct age age = {since_ready_us, true};
  if (period_us != 0) {
    const uint32_t unseen = since_ready_us / period_us;
    const uint32_t margin_us = STRADDLE_MARGIN_US * (unseen + 1);
    const uint32_t duration_us = reading->end_us - reading->start_us;
    age.us = since_ready_us - unseen * period_us;
    age.straddles = (unseen > 0 && age.us < margin_us) || age.us + duration_us + margin_us >= period_us;
  }
  return age;
}

static int32_t counts_from_levels(const uint8_t* levels, uint8_t mask) {
  uint32_t bits = 0;
  for (uint8_t pulse = 0; pulse < DATA_PULSES; ++pulse) {
    bits = (bits << 1U) | ((levels[pulse] & mask) ? 1U : 0U);
  }
  return (bits & 0x800000UL) ? (int32_t)bits - 0x1000000L : (int32_t)bits;
}

/// A conversion that ends exactly at the 25th pulse looks like a lost step, once.
static void note_step(struct cells* cells, uint8_t i, bool in_step, bool straddles) {
  const uint8_t mask = (uint8_t)(1U << i);
  if (in_step) {
    if (cells->good_reads[i] < GOOD_READS_TO_RECOVER && ++cells->good_reads[i] == GOOD_READS_TO_RECOVER) {
      cells->out_of_step &= (uint8_t)~mask;
    }
    return;
  }
  if (!straddles || cells->good_reads[i] < GOOD_READS_TO_RECOVER) {
    cells->out_of_step |= mask;
  }
  cells->good_reads[i] = 0;
}

void cells_read(struct cells* cells, struct wire_sample* sample) {
  struct reading reading;
  read_levels(cells, &reading);
  uint32_t oldest_us = 0;
  memset(sample, 0, sizeof *sample);
  sample->time_us = reading.start_us;
  sample->cell_count = cells->count;
  sample->dead = (uint8_t)(cells->all & ~reading.answered);
  for (uint8_t i = 0; i < cells->count; ++i) {
    const uint8_t mask = (uint8_t)(1U << i);
    if (!(reading.answered & mask)) {
      continue;
    }
    const int32_t counts = counts_from_levels(reading.levels, mask);
    sample->counts[i] = counts;
    if (counts == 0x7FFFFFL || counts == -0x800000L) {
      sample->saturated |= mask;
    }
    const struct age age = age_at(&reading, i);
    note_step(cells, i, (reading.levels[DATA_PULSES] & mask) != 0, age.straddles);
    if (!(cells->out_of_step & mask)) {
      oldest_us = age.us > oldest_us ? age.us : oldest_us;
      sample->straddles = sample->straddles || age.straddles;
    }
  }
  sample->out_of_step = cells->out_of_step;
  sample->skew_4us = (uint16_t)(oldest_us < 4UL * 0xFFFFU ? oldest_us / 4 : 0xFFFFU);
}

bool cells_settled(const struct cells* cells) {
  for (uint8_t i = 0; i < cells->count; ++i) {
    if (cells->period_us[i] == 0 && !(cells->dead & (1U << i))) {
      return false;
    }
  }
  return true;
}

uint16_t cells_nominal_rate_tenth_hz(const struct cells* cells) {
  uint32_t slowest_us = 0;
  for (uint8_t i = 0; i < cells->count; ++i) {
    if (!(cells->dead & (1U << i)) && cells->period_us[i] > slowest_us) {
      slowest_us = cells->period_us[i];
    }
  }
  if (slowest_us == 0) {
    return 0;
  }
  return slowest_us > SLOW_PERIOD_US ? 100 : slowest_us > OWN_OSCILLATOR_PERIOD_US ? 800 : 1157;
}
