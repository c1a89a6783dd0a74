// SPDX-License-Identifier: MIT
// Opens everything that WHERE of the command line can name: boards, simulated people and recordings.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "board/sample_source.hpp"
#include "board/where.hpp"
#include "programme/person.hpp"
#include "records/session_log.hpp"

namespace surefoot {

/// One of the two: a source of samples, or a kept session to be replayed.
struct OpenedBoard {
  std::unique_ptr<SampleSource> source;
  std::optional<SessionLog> session;
};

/// Throws Error as openSource and readRecording do. A plain table is put on a made-up board, after the few seconds of
/// an empty board that a session needs; a line on stderr says so. `seated`: a small load is a person, too.
OpenedBoard openBoard(const Where& where, bool seated = false);

/// As openBoard, but an exported session is a plain stream of samples.
std::unique_ptr<SampleSource> openSamples(const Where& where);

/// As openSamples, but throws Error on a plain table: it has no board that could be looked at.
std::unique_ptr<SampleSource> openRawSamples(const Where& where);

/// Whose record the sessions on this board enter (entersRecord): `named`, or nobody's.
std::optional<Person> keptFor(const std::optional<Person>& named, const SampleSource& source);

/// Says on stderr if what follows is a demonstration and enters no record of `named`.
void tellDemonstration(const std::optional<Person>& named, const SampleSource& source, const Where& where);

/// Says on stderr what is wrong with this computer's clock or free space: a line for each.
void tellOfMachine(Database& db);

}  // namespace surefoot
