// SPDX-License-Identifier: MIT
// The pages on the network: HTTP, or HTTPS with a certificate. The only place that uses the HTTP library; knows no
// page.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "clinic/listen.hpp"
#include "clinic/site.hpp"

namespace surefoot {

/// What one client, or all together, may take. All times are for the whole of what they limit, however it trickles in.
struct ServerLimits {
  std::chrono::milliseconds head{10'000};     ///< From the connection, or the reply before, to the end of the headers.
  std::chrono::milliseconds form{20'000};     ///< For the body of a form.
  std::chrono::milliseconds upload{600'000};  ///< For the body of a package, which only a user may send.
  std::chrono::milliseconds reply{30'000};    ///< For taking a reply; a second more for each 64 KiB.
  std::size_t headBytes = 16 * 1024;          ///< Request line and headers.
  std::size_t formBytes = 64 * 1024;
  std::size_t uploadBytes = 256U * 1024 * 1024;
  std::size_t uploadBytesInAll = 512U * 1024 * 1024;  ///< Of all packages that are being read.
  std::size_t connections = 512;                      ///< Room is made for a new one by closing a stranger's oldest.
  std::size_t strangersAnAddress = 64;                ///< Connections that no user has used yet.
  int passwordsWaiting = 16;                          ///< Strangers' passwords in the queue, of all addresses.
  int passwordsAnAddress = 4;
};

struct ServerOptions {
  ListenAddress listen;
  std::string certificate;  ///< PEM file. Empty: no TLS, which is allowed on a loopback address only.
  std::string key;
  ServerLimits limits = {};
};

class ClinicServer {
 public:
  /// Opens the database and the port. Throws Error if either fails, or if the address requires TLS and there is no
  /// certificate.
  ClinicServer(const ServerOptions& options, const std::filesystem::path& dataDir, Door::Clock clock = {});
  ~ClinicServer();
  ClinicServer(const ClinicServer&) = delete;
  ClinicServer& operator=(const ClinicServer&) = delete;

  /// "http://127.0.0.1:8642".
  std::string address() const;
  Clinic& clinic();

  /// Serves requests until stop().
  void run();
  /// May be called from any thread.
  void stop();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace surefoot
