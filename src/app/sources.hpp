// SPDX-License-Identifier: MIT
// WHERE of the command line, whole: boards and simulated people through board/, recordings through records/.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "board/sample_source.hpp"
#include "records/session_log.hpp"

namespace surefoot {

/// One of the two: a source of samples, or a kept session that is to be played again.
struct OpenedBoard {
  std::unique_ptr<SampleSource> source;
  std::optional<SessionLog> session;
};

/// Throws Error as openSource and readRecording do. A plain table is put on a made-up board, after a few seconds of
/// nobody, as a session needs them; a line on stderr says so.
OpenedBoard openBoard(const std::string& where);

/// As openBoard, but an exported session is a plain stream of samples.
std::unique_ptr<SampleSource> openSamples(const std::string& where);

/// As openSamples, for who looks at the board itself: throws Error on a plain table, which has none.
std::unique_ptr<SampleSource> openRawSamples(const std::string& where);

}  // namespace surefoot
