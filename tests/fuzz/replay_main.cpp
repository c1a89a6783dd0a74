// SPDX-License-Identifier: MIT
// Stands in for libFuzzer: gives every file of a corpus to the harness, whole, and cut and bent in simple ways.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

constexpr std::size_t kMostVariants = 400;

void give(const std::vector<std::uint8_t>& bytes) {
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

std::size_t giveWithVariants(const std::vector<std::uint8_t>& bytes) {
  give(bytes);
  const std::size_t stride = bytes.size() / kMostVariants + 1;
  std::size_t given = 1;
  for (std::size_t i = 0; i < bytes.size(); i += stride) {
    std::vector<std::uint8_t> variant = bytes;
    variant[i] = static_cast<std::uint8_t>(variant[i] ^ (1U << (i % 8)));
    give(variant);
    variant.resize(i);
    give(variant);
    given += 2;
  }
  return given;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t files = 0;
  std::size_t inputs = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
      std::ifstream in(entry.path(), std::ios::binary);
      inputs += giveWithVariants({std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()});
      ++files;
    }
  }
  std::printf("%zu files of the corpus, %zu inputs\n", files, inputs);
  return files > 0 ? 0 : 1;
}
