// SPDX-License-Identifier: MIT
// Bytes to and from a board, over any transport. Knows nothing about frames or boards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace surefoot {

/// Open from construction to close() or destruction. Not thread-safe.
class ByteLink {
 public:
  virtual ~ByteLink() = default;

  /// Waits up to `timeoutMs` (0: not at all) for bytes and takes those that are there, at most `to.size()`. 0: none
  /// came in time. nullopt: the link is lost (unplugged, hung up, closed) and stays lost.
  virtual std::optional<std::size_t> read(std::span<std::uint8_t> to, int timeoutMs) = 0;

  /// Sends all bytes. False: the link is lost, or the other side accepted none for a second.
  virtual bool write(std::span<const std::uint8_t> bytes) = 0;

  virtual void close() = 0;
};

}  // namespace surefoot
