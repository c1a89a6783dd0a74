// SPDX-License-Identifier: MIT
// A request and a reply as plain data, so that pages need no server and tests no network.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace surefoot {

struct Upload {
  std::string fileName;
  std::string content;
};

struct Request {
  std::string method = "GET";
  std::string path = "/";
  std::string host;
  std::string origin;  ///< Empty when the browser sent none.
  std::map<std::string, std::string> cookies;
  std::map<std::string, std::string> query;
  std::map<std::string, std::string> form;
  std::map<std::string, Upload> files;
};

/// A file that is removed when the reply has been sent.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::filesystem::path path) : path_(std::move(path)) {}
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Reply {
  int status = 200;
  std::string type = "text/html; charset=utf-8";
  std::string body;
  std::string location;                 ///< Of a redirection.
  std::vector<std::string> cookies;     ///< Values of Set-Cookie.
  std::string downloadName;             ///< Not empty: to be saved as a file of this name.
  std::shared_ptr<TemporaryFile> file;  ///< Sent in place of `body`.
};

}  // namespace surefoot
