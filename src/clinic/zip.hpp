// SPDX-License-Identifier: MIT
// Directories as zip archives and back, for what a browser saves and sends. Knows nothing of what is in them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace surefoot {

/// All files under `dir`, deflated, as PKWARE's APPNOTE 6.3.10 has them without zip64. Throws Error when the archive
/// would pass 4 GiB, or a file cannot be read or written.
void packZip(const std::filesystem::path& dir, const std::filesystem::path& zip);

/// Unpacks into the existing directory `dir` and returns where the files lie: `dir`, or the one folder in it that holds
/// all. Throws Error when `bytes` are no whole zip archive, a name leads out of the directory, or the files would take
/// more than `mostBytes`.
std::filesystem::path unpackZip(const std::string& bytes, const std::filesystem::path& dir, std::uint64_t mostBytes);

}  // namespace surefoot
