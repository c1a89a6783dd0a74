// SPDX-License-Identifier: MIT
// Packs directories into zip archives and unpacks them, for what a browser saves and sends. Knows nothing about their
// contents.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace surefoot {

/// Packs all files under `dir`, deflated, in the format of PKWARE's APPNOTE 6.3.10 without zip64. Throws Error if the
/// archive would exceed 4 GiB, or if a file cannot be read or written.
void packZip(const std::filesystem::path& dir, const std::filesystem::path& zip);

/// Unpacks into the existing directory `dir` and returns where the files are: `dir`, or the single folder in it that
/// contains everything. Throws Error if `bytes` are not a complete zip archive, if a name leads out of the directory,
/// or if the files would take more than `mostBytes`.
std::filesystem::path unpackZip(const std::string& bytes, const std::filesystem::path& dir, std::uint64_t mostBytes);

}  // namespace surefoot
