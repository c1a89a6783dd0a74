// SPDX-License-Identifier: MIT
#include "clinic/zip.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <functional>
#include <memory>
#include <set>
#include <string_view>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

#include "base/error.hpp"
#include "exchange/package_file.hpp"
#include "exchange/staged_directory.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMost = 0xFFFF'0000;
constexpr std::size_t kBlock = 64 * 1024;
constexpr int kMostLevels = 8;
constexpr std::size_t kMostFiles = 60'000;

struct Free {
  void operator()(archive* one) const { archive_free(one); }
  void operator()(archive_entry* one) const { archive_entry_free(one); }
};
using Archive = std::unique_ptr<archive, Free>;
using Entry = std::unique_ptr<archive_entry, Free>;

[[noreturn]] void damaged() {
  throw Error("this is not a zip file, or it is damaged: export it again and send it whole");
}

class ZipOut {
 public:
  explicit ZipOut(const fs::path& file) : file_(file), out_(archive_write_new()), entry_(archive_entry_new()) {
    check(archive_write_set_format_zip(out_.get()));
    check(archive_write_set_bytes_in_last_block(out_.get(), 1));
    check(archive_write_open_filename(out_.get(), file.c_str()));
  }

  void add(const fs::path& file, const std::string& name) {
    const auto size = static_cast<std::int64_t>(fs::file_size(file));
    archive_entry_clear(entry_.get());
    archive_entry_set_pathname(entry_.get(), name.c_str());
    archive_entry_set_filetype(entry_.get(), AE_IFREG);
    archive_entry_set_perm(entry_.get(), 0644);
    archive_entry_set_size(entry_.get(), size);
    check(archive_write_header(out_.get(), entry_.get()));
    if (copy(file) != size) {
      throw Error(file.filename().string() + " cannot be read to its end");
    }
    if (++files_ > kMostFiles || archive_filter_bytes(out_.get(), -1) > kMost) {
      throw Error("this is too much data for one zip file: use `surefoot export` on the command line");
    }
  }

  void finish() { check(archive_write_close(out_.get())); }

 private:
  std::int64_t copy(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
      throw Error(file.filename().string() + " cannot be read");
    }
    std::array<char, kBlock> block{};
    std::int64_t copied = 0;
    do {
      in.read(block.data(), block.size());
      const auto got = static_cast<std::size_t>(in.gcount());
      if (in.bad()) {
        throw Error(file.filename().string() + " cannot be read to its end");
      }
      if (archive_write_data(out_.get(), block.data(), got) < 0) {
        check(ARCHIVE_FATAL);
      }
      copied += static_cast<std::int64_t>(got);
    } while (in);
    return copied;
  }

  void check(int result) const {
    if (result != ARCHIVE_OK) {
      throw Error(file_.string() + " cannot be written (disk full or no permission): free some space and try again");
    }
  }

  fs::path file_;
  Archive out_;
  Entry entry_;
  std::size_t files_ = 0;
};

/// Calls `take` for each member of a zip archive in memory, in the order of its central directory. `take` may read the
/// member's data from the archive.
void forEachMember(const std::string& bytes, const std::function<void(archive*, archive_entry*)>& take) {
  const Archive in(archive_read_new());
  if (archive_read_support_format_zip_seekable(in.get()) != ARCHIVE_OK ||
      archive_read_open_memory(in.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
    damaged();
  }
  archive_entry* entry = nullptr;
  int state = ARCHIVE_OK;
  while ((state = archive_read_next_header(in.get(), &entry)) == ARCHIVE_OK) {
    take(in.get(), entry);
  }
  if (state != ARCHIVE_EOF) {
    damaged();
  }
}

/// Plain names only: nothing that leads out of the directory or hides.
std::string nameOf(archive_entry* entry) {
  const char* given = archive_entry_pathname(entry);
  std::string name = given == nullptr ? "" : given;
  const bool plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == '/' || c == ' ' || c == '(' || c == ')';
  });
  if (!plain || name.empty() || name.starts_with('/') || name.find("..") != std::string::npos ||
      name.find("//") != std::string::npos) {
    throw Error("the zip file contains a file with an unexpected name: it is not an export of this program");
  }
  return name;
}

/// Finds out before anything is written whether all of it may be.
class MemberCheck {
 public:
  explicit MemberCheck(std::uint64_t mostBytes) : mostBytes_(mostBytes) {}

  void take(archive_entry* entry) {
    const std::string name = nameOf(entry);
    const auto type = archive_entry_filetype(entry);
    if (type != AE_IFREG && type != AE_IFDIR) {
      throw Error("the zip file contains a link: it is not an export of this program");
    }
    all_ += static_cast<std::uint64_t>(std::max<std::int64_t>(0, archive_entry_size(entry)));
    if (all_ > mostBytes_ || files_.size() > kMostFiles) {
      throw Error("the zip file contains too much data: use `surefoot import` instead");
    }
    if (type == AE_IFREG && !files_.insert(name).second) {
      clash(name);
    }
    if (std::ranges::count(name, '/') > kMostLevels) {
      throw Error("the zip file has folders within folders within folders: it is not an export of this program");
    }
    for (std::size_t slash = name.find('/'); slash != std::string::npos; slash = name.find('/', slash + 1)) {
      folders_.insert(name.substr(0, slash));
    }
    if (type == AE_IFDIR) {
      folders_.insert(name.substr(0, name.find_last_not_of('/') + 1));
    }
  }

  void finish() const {
    if (files_.empty()) {
      throw Error("the zip file is empty");
    }
    for (const std::string& folder : folders_) {
      if (files_.contains(folder)) {
        clash(folder);
      }
    }
  }

 private:
  [[noreturn]] static void clash(const std::string& name) {
    throw Error("the zip file has \"" + name + "\" twice: it is not an export of this program");
  }

  std::uint64_t mostBytes_;
  std::uint64_t all_ = 0;
  std::set<std::string> files_;
  std::set<std::string> folders_;
};

void writeMember(archive* in, archive_entry* entry, const fs::path& file) {
  OutFile out(file);
  std::array<char, kBlock> block{};
  std::int64_t plain = 0;
  la_ssize_t got = 0;
  // A member that holds more than it says is not an export but a bomb.
  while (plain <= archive_entry_size(entry) && (got = archive_read_data(in, block.data(), block.size())) > 0) {
    plain += got;
    out.stream().write(block.data(), got);
  }
  out.close();
  if (got != 0 || plain != archive_entry_size(entry)) {
    damaged();
  }
}

}  // namespace

void packZip(const fs::path& dir, const fs::path& zip) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(dir)) {
    if (entry.is_regular_file()) {
      files.push_back(entry.path());
    }
  }
  std::ranges::sort(files);
  ZipOut out(zip);
  for (const fs::path& file : files) {
    out.add(file, fs::relative(file, dir).generic_string());
  }
  out.finish();
}

fs::path unpackZip(const std::string& bytes, const fs::path& dir, std::uint64_t mostBytes) {
  MemberCheck check(mostBytes);
  forEachMember(bytes, [&check](archive*, archive_entry* entry) { check.take(entry); });
  check.finish();
  forEachMember(bytes, [&dir](archive* in, archive_entry* entry) {
    const fs::path file = dir / nameOf(entry);
    if (archive_entry_filetype(entry) == AE_IFDIR) {
      fs::create_directories(file);
    } else {
      fs::create_directories(file.parent_path());
      writeMember(in, entry, file);
    }
  });
  if (!holdsPackage(dir)) {
    for (const fs::directory_entry& entry : fs::directory_iterator(dir)) {
      if (holdsPackage(entry.path())) {
        return entry.path();
      }
    }
  }
  return dir;
}

}  // namespace surefoot
