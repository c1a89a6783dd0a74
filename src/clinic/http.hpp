// SPDX-License-Identifier: MIT
// A request and a reply as plain data, so that pages need no server and tests need no network.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace surefoot {

struct Request {
  std::string method = "GET";
  std::string path = "/";
  std::string host;
  std::string origin;   ///< Empty if the browser sent none.
  std::string address;  ///< Of the computer that asks: an IPv4 address, or the first half of an IPv6 address.
  std::map<std::string, std::string> cookies;
  std::map<std::string, std::string> query;
  std::map<std::string, std::string> form;
  std::map<std::string, std::string> files;  ///< File contents by field name.
};

/// A directory readable only by its owner; removed with all its contents when the object is destroyed.
class WorkDirectory {
 public:
  explicit WorkDirectory(std::filesystem::path path) : path_(std::move(path)) {
    std::filesystem::create_directory(path_);
    std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
  }
  ~WorkDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  WorkDirectory(const WorkDirectory&) = delete;
  WorkDirectory& operator=(const WorkDirectory&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// A file in a directory that is kept until the file has been sent.
struct FileToSend {
  std::shared_ptr<const WorkDirectory> directory;
  std::filesystem::path path;
};

struct Reply {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::string location;              ///< For a redirection.
  std::vector<std::string> cookies;  ///< Values of Set-Cookie.
  std::string downloadName;          ///< If not empty: the browser saves the body as a file of this name.
  std::optional<FileToSend> file;    ///< Sent instead of `body`.
};

}  // namespace surefoot
