// SPDX-License-Identifier: MIT
#include "clinic/server.hpp"

#include <algorithm>
#include <iostream>

#include <sys/resource.h>

#include "base/error.hpp"
#include "clinic/connection.hpp"
#include "clinic/form_data.hpp"
#include "clinic/tls.hpp"

namespace surefoot {
namespace {

/// Whoever has one IPv6 address has all that share its first half.
std::string addressOf(const tcp::socket& socket) {
  error_code error;
  const net::ip::address address = socket.remote_endpoint(error).address();
  if (error) {
    return {};
  }
  if (address.is_v4() || address.to_v6().is_v4_mapped()) {
    return address.is_v4() ? address.to_string()
                           : net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6()).to_string();
  }
  auto bytes = address.to_v6().to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
  return net::ip::make_address_v6(bytes).to_string();
}

}  // namespace

void Server::open(const ServerOptions& options) {
  error_code error;
  tcp::resolver resolver(io);
  const auto found = resolver.resolve(listen.host, std::to_string(listen.port), tcp::resolver::passive, error);
  if (!error) {
    const tcp::endpoint endpoint = *found.begin();
    acceptor.open(endpoint.protocol(), error);
    acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    acceptor.bind(endpoint, error);
  }
  if (!error) {
    acceptor.listen(net::socket_base::max_listen_connections, error);
  }
  if (error) {
    throw Error("cannot listen on " + options.listen.host + ':' + std::to_string(options.listen.port) +
                ": it may be running already; if not, choose another port with --listen");
  }
  listen.port = acceptor.local_endpoint().port();
}

void Server::accept() {
  acceptor.async_accept([this](error_code error, tcp::socket socket) {
    if (!error) {
      admit(std::move(socket));
      return accept();
    }
    // No file descriptor is left.
    closeOldestStranger({});
    pause.expires_after(std::chrono::milliseconds(100));
    pause.async_wait([this](error_code) { accept(); });
  });
}

void Server::admit(tcp::socket socket) {
  std::string address = addressOf(socket);
  if (address.empty() || !makeRoom(address)) {
    return;
  }
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  if (tls) {
    std::make_shared<HttpConnection<TlsStream>>(*this, std::move(address), std::move(socket), *tls)->start();
  } else {
    std::make_shared<HttpConnection<PlainStream>>(*this, std::move(address), std::move(socket))->start();
  }
}

bool Server::makeRoom(const std::string& address) {
  const auto ofAddress = std::ranges::count_if(connections, [&address](const Connection* connection) {
    return connection->isStranger() && connection->address() == address;
  });
  if (static_cast<std::size_t>(ofAddress) >= limits.strangersAnAddress) {
    return closeOldestStranger(address);
  }
  return connections.size() < limits.connections || closeOldestStranger({});
}

bool Server::closeOldestStranger(const std::string& address) {
  const auto oldest = std::ranges::find_if(connections, [&address](const Connection* connection) {
    return connection->isStranger() && !connection->isAnswering() &&
           (address.empty() || connection->address() == address);
  });
  if (oldest == connections.end()) {
    return false;
  }
  // Its handlers, which keep it alive, end later: until then it is the youngest.
  (*oldest)->close();
  connections.splice(connections.end(), connections, oldest);
  return true;
}

bool Server::mayWait(const std::string& address) const {
  const auto found = passwords.find(address);
  return passwordsInAll < limits.passwordsWaiting &&
         (found == passwords.end() || found->second < limits.passwordsAnAddress);
}

Reply Server::reply(Request& request, const std::string& contentType, const std::string& body) {
  try {
    if (!readBody(contentType, body, request)) {
      return inWords(400, "This form is not complete.");
    }
    return clinic->answer(request);
  } catch (const std::exception& error) {
    std::cerr << "surefoot: a page failed: " << error.what() << '\n';
    return inWords(500, "This page failed. The program's terminal shows what went wrong.");
  }
}

struct ClinicServer::Impl : Server {};

ClinicServer::ClinicServer(const ServerOptions& options, const std::filesystem::path& dataDir, Door::Clock clock)
    : impl_(std::make_unique<Impl>()) {
  impl_->limits = options.limits;
  impl_->listen = options.listen;
  impl_->secure = !options.certificate.empty();
  if (!impl_->secure && !isLoopback(options.listen.host)) {
    throw Error("health data must leave this machine only encrypted: give --cert and --key, or listen on 127.0.0.1");
  }
  if (impl_->secure) {
    impl_->tls.emplace(makeTlsContext(options.certificate, options.key));
  }
  impl_->open(options);
  impl_->clinic = std::make_unique<Clinic>(ClinicOptions{.dataDir = dataDir,
                                                         .secure = impl_->secure,
                                                         .isHost = hostCheck(options.certificate, impl_->listen.port),
                                                         .clock = std::move(clock)});
  // Strangers get what processor time the users leave (on Linux, of the calling thread).
  for (net::thread_pool* pool : {&impl_->strangers, &impl_->hashing}) {
    net::post(*pool, [] { setpriority(PRIO_PROCESS, 0, 10); });
  }
}

ClinicServer::~ClinicServer() {
  stop();
  for (net::thread_pool* pool : {&impl_->users, &impl_->packages, &impl_->strangers, &impl_->hashing}) {
    pool->stop();
    pool->join();
  }
}

std::string ClinicServer::address() const {
  const std::string& host = impl_->listen.host;
  const bool bare = host.find(':') != std::string::npos;
  return (impl_->secure ? "https://" : "http://") + (bare ? '[' + host + ']' : host) + ':' +
         std::to_string(impl_->listen.port);
}

Clinic& ClinicServer::clinic() {
  return *impl_->clinic;
}

void ClinicServer::run() {
  impl_->accept();
  while (!impl_->io.stopped()) {
    try {
      impl_->io.run();
    } catch (const std::exception& error) {
      std::cerr << "surefoot: a connection failed: " << error.what() << '\n';
    }
  }
}

void ClinicServer::stop() {
  impl_->io.stop();
}

}  // namespace surefoot
