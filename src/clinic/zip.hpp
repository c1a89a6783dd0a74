// SPDX-License-Identifier: MIT
// Directories as zip archives and back, for what a browser saves and sends. Knows nothing of what is in them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace surefoot {

/// Packs all files under `dir`, deflated and without times. Throws Error if the archive would pass 4 GiB or 60,000
/// files, or a file cannot be read or written.
void packZip(const std::filesystem::path& dir, const std::filesystem::path& zip);

/// Unpacks into the existing directory `dir` and returns where the files are: `dir`, or the one folder in it that holds
/// all. Throws Error if `bytes` are not a whole zip archive, a name leads out of the directory or is there twice (also
/// as a file and as a folder), a member is a link, or the files would take more than `mostBytes`.
std::filesystem::path unpackZip(const std::string& bytes, const std::filesystem::path& dir, std::uint64_t mostBytes);

}  // namespace surefoot
