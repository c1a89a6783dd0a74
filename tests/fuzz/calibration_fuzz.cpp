// SPDX-License-Identifier: MIT
// Any bytes at all, to the readers of sidecars and stored samples: nothing crashes, what is accepted is a usable board.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "base/error.hpp"
#include "exchange/sidecar.hpp"
#include "records/chunk.hpp"

namespace {

void require(bool holds, const char* what) {
  if (!holds) {
    std::fprintf(stderr, "broken: %s\n", what);
    std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace surefoot;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  try {
    const Board board = boardFromSidecar(bytes);
    require(whatIsWrongWith(board).empty(), "an accepted board can be used");
    require(boardToJson(boardFromJson(boardToJson(board))) == boardToJson(board), "a board reads back");
  } catch (const Error&) {
  }
  try {
    const auto samples = unpackChunk(bytes);
    require(packChunk(samples, static_cast<unsigned char>(bytes[1])).size() == bytes.size(), "samples pack again");
  } catch (const Error&) {
  }
  return 0;
}
