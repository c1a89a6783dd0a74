// SPDX-License-Identifier: MIT
#include "clinic/zip.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <vector>

#include <zlib.h>

#include "base/error.hpp"
#include "exchange/package_file.hpp"
#include "exchange/staged_directory.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

// APPNOTE 6.3.10, sections 4.3.7, 4.3.9, 4.3.12 and 4.3.16.
constexpr std::uint32_t kLocal = 0x04034b50;
constexpr std::uint32_t kDescriptor = 0x08074b50;
constexpr std::uint32_t kCentral = 0x02014b50;
constexpr std::uint32_t kEnd = 0x06054b50;
constexpr std::size_t kEndSize = 22;
constexpr std::size_t kCentralSize = 46;
constexpr std::size_t kLocalSize = 30;
constexpr std::uint16_t kVersion = 20;
constexpr std::uint16_t kSizesFollowUtf8 = 0x0808;
constexpr std::uint16_t kDeflate = 8;
constexpr std::uint16_t kFirstDosDay = 0x0021;  // 1 January 1980, so that the machine's clock is not disclosed.
constexpr std::uint64_t kMost = 0xFFFF'0000U;
constexpr std::size_t kBlock = 64 * 1024;
constexpr std::size_t kMostFiles = 60'000;

class Bytes {
 public:
  Bytes& put(std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) {
      text_ += static_cast<char>(value & 0xFFU);
      value >>= 8U;
    }
    return *this;
  }
  Bytes& put(const std::string& name) {
    text_ += name;
    return *this;
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

struct Member {
  std::string name;
  std::uint32_t crc = 0;
  std::uint64_t packed = 0;
  std::uint64_t plain = 0;
  std::uint64_t offset = 0;
  std::uint16_t method = kDeflate;
};

struct Deflation {
  Deflation() {
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
      throw Error("there is not enough memory to pack the files");
    }
  }
  ~Deflation() { deflateEnd(&stream); }
  Deflation(const Deflation&) = delete;
  Deflation& operator=(const Deflation&) = delete;

  z_stream stream{};
};

struct Inflation {
  Inflation() {
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
      throw Error("there is not enough memory to unpack the files");
    }
  }
  ~Inflation() { inflateEnd(&stream); }
  Inflation(const Inflation&) = delete;
  Inflation& operator=(const Inflation&) = delete;

  z_stream stream{};
};

class ZipOut {
 public:
  explicit ZipOut(const fs::path& file) : out_(file) {}

  void add(const fs::path& file, const std::string& name) {
    Member member{.name = name, .offset = written_};
    write(Bytes()
              .put(kLocal, 4)
              .put(kVersion, 2)
              .put(kSizesFollowUtf8, 2)
              .put(kDeflate, 2)
              .put(0, 2)
              .put(kFirstDosDay, 2)
              .put(0, 12)
              .put(name.size(), 2)
              .put(0, 2)
              .put(name)
              .text());
    deflateFile(file, member);
    write(Bytes().put(kDescriptor, 4).put(member.crc, 4).put(member.packed, 4).put(member.plain, 4).text());
    members_.push_back(member);
  }

  void finish() {
    const std::uint64_t start = written_;
    for (const Member& member : members_) {
      write(Bytes()
                .put(kCentral, 4)
                .put(kVersion, 2)
                .put(kVersion, 2)
                .put(kSizesFollowUtf8, 2)
                .put(kDeflate, 2)
                .put(0, 2)
                .put(kFirstDosDay, 2)
                .put(member.crc, 4)
                .put(member.packed, 4)
                .put(member.plain, 4)
                .put(member.name.size(), 2)
                .put(0, 12)
                .put(member.offset, 4)
                .put(member.name)
                .text());
    }
    write(Bytes()
              .put(kEnd, 4)
              .put(0, 4)
              .put(members_.size(), 2)
              .put(members_.size(), 2)
              .put(written_ - start, 4)
              .put(start, 4)
              .put(0, 2)
              .text());
    out_.close();
  }

 private:
  void deflateFile(const fs::path& file, Member& member) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
      throw Error(file.filename().string() + " cannot be read");
    }
    Deflation deflation;
    z_stream& stream = deflation.stream;
    std::array<char, kBlock> block{};
    std::array<unsigned char, kBlock> packed{};
    member.crc = static_cast<std::uint32_t>(crc32(0, nullptr, 0));
    bool last = false;
    while (!last) {
      in.read(block.data(), block.size());
      const auto got = static_cast<uInt>(in.gcount());
      if (in.bad()) {
        throw Error(file.filename().string() + " cannot be read to its end");
      }
      last = got < block.size();
      auto* bytes = reinterpret_cast<Bytef*>(block.data());
      member.crc = static_cast<std::uint32_t>(crc32(member.crc, bytes, got));
      member.plain += got;
      stream.next_in = bytes;
      stream.avail_in = got;
      do {
        stream.next_out = packed.data();
        stream.avail_out = static_cast<uInt>(packed.size());
        deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
        const std::size_t made = packed.size() - stream.avail_out;
        member.packed += made;
        write({reinterpret_cast<const char*>(packed.data()), made});
      } while (stream.avail_out == 0);
    }
  }

  void write(std::string_view bytes) {
    out_.stream().write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    written_ += bytes.size();
    out_.check();
    if (written_ > kMost || members_.size() > kMostFiles) {
      throw Error("this is too much for one zip file: use `surefoot export` on the command line");
    }
  }
  OutFile out_;
  std::uint64_t written_ = 0;
  std::vector<Member> members_;
};

[[noreturn]] void damaged() {
  throw Error("this is no zip file, or it is damaged: export it again and send it whole");
}

std::uint64_t take(const std::string& bytes, std::size_t at, int count) {
  if (at > bytes.size() || bytes.size() - at < static_cast<std::size_t>(count)) {
    damaged();
  }
  std::uint64_t value = 0;
  for (int i = 0; i < count; ++i) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)])) << (8 * i);
  }
  return value;
}

std::size_t endRecord(const std::string& bytes) {
  if (bytes.size() < kEndSize) {
    damaged();
  }
  // A comment of up to 64 KiB may follow.
  const std::size_t last = bytes.size() - kEndSize;
  for (std::size_t back = 0; back <= std::min<std::size_t>(last, 0xFFFF); ++back) {
    if (take(bytes, last - back, 4) == kEnd) {
      return last - back;
    }
  }
  damaged();
}

std::vector<Member> membersOf(const std::string& bytes) {
  const std::size_t end = endRecord(bytes);
  const std::uint64_t count = take(bytes, end + 10, 2);
  std::size_t at = take(bytes, end + 16, 4);
  std::vector<Member> members;
  for (std::uint64_t i = 0; i < count; ++i) {
    if (take(bytes, at, 4) != kCentral) {
      damaged();
    }
    const std::size_t nameSize = take(bytes, at + 28, 2);
    if (bytes.size() - at < kCentralSize + nameSize) {
      damaged();
    }
    members.push_back({.name = bytes.substr(at + kCentralSize, nameSize),
                       .crc = static_cast<std::uint32_t>(take(bytes, at + 16, 4)),
                       .packed = take(bytes, at + 20, 4),
                       .plain = take(bytes, at + 24, 4),
                       .offset = take(bytes, at + 42, 4),
                       .method = static_cast<std::uint16_t>(take(bytes, at + 10, 2))});
    at += kCentralSize + nameSize + take(bytes, at + 30, 2) + take(bytes, at + 32, 2);
  }
  return members;
}

/// Plain names only: nothing that leads out of the directory or is hidden.
void checkName(const std::string& name) {
  const bool plain = std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.' || c == '/' || c == ' ' || c == '(' || c == ')';
  });
  if (!plain || name.empty() || name.starts_with('/') || name.find("..") != std::string::npos) {
    throw Error("the zip file has a file with an odd name in it: it is no export of this program");
  }
}

void inflateTo(const std::string& bytes, const Member& member, const fs::path& file) {
  const std::size_t start =
      member.offset + kLocalSize + take(bytes, member.offset + 26, 2) + take(bytes, member.offset + 28, 2);
  if (take(bytes, member.offset, 4) != kLocal || start > bytes.size() || bytes.size() - start < member.packed) {
    damaged();
  }
  OutFile out(file);
  auto* packed = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data() + start));
  std::uint32_t crc = static_cast<std::uint32_t>(crc32(0, nullptr, 0));
  std::uint64_t plain = 0;
  const auto put = [&](const unsigned char* data, std::size_t size) {
    crc = static_cast<std::uint32_t>(crc32(crc, data, static_cast<uInt>(size)));
    plain += size;
    out.stream().write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
  };
  if (member.method == 0) {
    put(packed, member.packed);
  } else if (member.method != kDeflate) {
    damaged();
  } else {
    Inflation inflation;
    z_stream& stream = inflation.stream;
    stream.next_in = packed;
    stream.avail_in = static_cast<uInt>(member.packed);
    std::array<unsigned char, kBlock> block{};
    int state = Z_OK;
    // A member that contains more than it declares is not an export but a zip bomb.
    while (state == Z_OK && plain <= member.plain) {
      stream.next_out = block.data();
      stream.avail_out = static_cast<uInt>(block.size());
      state = inflate(&stream, Z_NO_FLUSH);
      put(block.data(), block.size() - stream.avail_out);
    }
  }
  out.close();
  if (crc != member.crc || plain != member.plain) {
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
  const std::vector<Member> members = membersOf(bytes);
  std::uint64_t all = 0;
  for (const Member& member : members) {
    checkName(member.name);
    all += member.plain;
  }
  if (members.empty() || all > mostBytes) {
    throw Error(members.empty() ? "the zip file is empty"
                                : "the zip file holds too much: use `surefoot import` instead");
  }
  for (const Member& member : members) {
    const fs::path file = dir / member.name;
    if (member.name.ends_with('/')) {
      fs::create_directories(file);
    } else {
      fs::create_directories(file.parent_path());
      inflateTo(bytes, member, file);
    }
  }
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
