// SPDX-License-Identifier: MIT
#include "clinic/server.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>

#include <httplib.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "base/error.hpp"
#include "base/text.hpp"

namespace surefoot {
namespace {

constexpr std::size_t kMostFormBytes = 64 * 1024;
constexpr std::size_t kMostUploadBytes = 256U * 1024 * 1024;
constexpr std::time_t kSlowClientS = 30;
constexpr std::size_t kFileBlock = 64 * 1024;

struct FreeCertificate {
  void operator()(X509* certificate) const { X509_free(certificate); }
};
using Certificate = std::unique_ptr<X509, FreeCertificate>;

Certificate readCertificate(const std::string& file) {
  const std::unique_ptr<FILE, int (*)(FILE*)> in(std::fopen(file.c_str(), "rb"), std::fclose);
  Certificate certificate(in ? PEM_read_X509(in.get(), nullptr, nullptr, nullptr) : nullptr);
  if (!certificate) {
    throw Error("the certificate " + file + " cannot be read: it must be a PEM file");
  }
  return certificate;
}

std::string withoutPort(const std::string& host) {
  if (host.starts_with('[')) {
    const std::size_t end = std::min(host.find(']'), host.size());
    return host.substr(1, end - 1);
  }
  return host.substr(0, host.find(':'));
}

/// Accepts the Host headers of this server: with TLS the names in the certificate, otherwise the loopback names. A
/// foreign page whose host name points here (DNS rebinding) has neither.
std::function<bool(const std::string&)> hostCheck(std::shared_ptr<X509> certificate, int port) {
  const std::string ending = ':' + std::to_string(port);
  return [certificate, ending, port](const std::string& host) {
    const std::string name = withoutPort(host);
    const bool usualPort = port == (certificate ? 443 : 80);
    const bool rightPort = host.ends_with(ending) || (usualPort && host.find(':') == std::string::npos);
    if (!rightPort || name.empty()) {
      return false;
    }
    if (isLoopback(name)) {
      return true;
    }
    return certificate && (X509_check_host(certificate.get(), name.c_str(), name.size(), 0, nullptr) == 1 ||
                           X509_check_ip_asc(certificate.get(), name.c_str(), 0) == 1);
  };
}

std::string decoded(std::string_view text) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

/// If a name occurs more than once, its first value is used.
std::map<std::string, std::string> fieldsOf(std::string_view encoded) {
  std::map<std::string, std::string> fields;
  while (!encoded.empty()) {
    const std::size_t end = std::min(encoded.find('&'), encoded.size());
    const std::string_view pair = encoded.substr(0, end);
    encoded.remove_prefix(std::min(end + 1, encoded.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    fields.emplace(decoded(pair.substr(0, equals)), decoded(pair.substr(std::min(equals + 1, pair.size()))));
  }
  return fields;
}

std::map<std::string, std::string> cookiesOf(std::string_view header) {
  std::map<std::string, std::string> cookies;
  while (!header.empty()) {
    const std::size_t end = std::min(header.find(';'), header.size());
    std::string_view pair = header.substr(0, end);
    header.remove_prefix(std::min(end + 1, header.size()));
    while (pair.starts_with(' ')) {
      pair.remove_prefix(1);
    }
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos) {
      cookies.emplace(pair.substr(0, equals), pair.substr(equals + 1));
    }
  }
  return cookies;
}

Request requestFrom(const httplib::Request& from) {
  Request request{.method = from.method,
                  .path = from.path,
                  .host = from.get_header_value("Host"),
                  .origin = from.get_header_value("Origin"),
                  .cookies = cookiesOf(from.get_header_value("Cookie"))};
  const std::size_t mark = from.target.find('?');
  if (mark != std::string::npos) {
    request.query = fieldsOf(std::string_view(from.target).substr(mark + 1));
  }
  return request;
}

/// Returns false if the form has more than `most` bytes.
bool readForm(const httplib::Request& from, const httplib::ContentReader& read, std::size_t most, Request& request) {
  std::size_t bytes = 0;
  const auto fits = [&bytes, most](std::size_t more) { return (bytes += more) <= most; };
  if (!from.is_multipart_form_data()) {
    std::string body;
    read([&](const char* data, std::size_t length) {
      body.append(data, fits(length) ? length : 0);
      return bytes <= most;
    });
    request.form = fieldsOf(body);
    return bytes <= most;
  }
  std::string* target = nullptr;
  read(
      [&](const httplib::MultipartFormData& part) {
        const bool isFile = !part.filename.empty() || !part.content_type.empty();
        target = isFile ? &request.files[part.name] : &request.form[part.name];
        return fits(part.name.size() + part.filename.size() + 64);
      },
      [&](const char* data, std::size_t length) {
        if (target != nullptr && fits(length)) {
          target->append(data, length);
        }
        return bytes <= most;
      });
  return bytes <= most;
}

void sendFile(const FileToSend& file, const std::string& type, httplib::Response& response) {
  const auto in = std::make_shared<std::ifstream>(file.path, std::ios::binary);
  const auto size = static_cast<std::size_t>(std::filesystem::file_size(file.path));
  response.set_content_provider(
      size, type.c_str(),
      [directory = file.directory, in](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
        std::array<char, kFileBlock> block{};
        in->clear();
        in->seekg(static_cast<std::streamoff>(offset));
        in->read(block.data(), static_cast<std::streamsize>(std::min(length, block.size())));
        const auto got = static_cast<std::size_t>(in->gcount());
        return got > 0 && sink.write(block.data(), got);
      });
}

void send(const Reply& reply, bool secure, httplib::Response& response) {
  response.status = reply.status;
  for (const auto& [name, value] : securityHeaders(secure)) {
    response.set_header(name, value);
  }
  for (const std::string& cookie : reply.cookies) {
    response.headers.emplace("Set-Cookie", cookie);
  }
  if (!reply.location.empty()) {
    response.set_header("Location", reply.location);
  }
  if (!reply.downloadName.empty()) {
    response.set_header("Content-Disposition", "attachment; filename=\"" + reply.downloadName + "\"");
  }
  if (reply.file) {
    sendFile(*reply.file, reply.type, response);
  } else {
    response.set_content(reply.body, reply.type.c_str());
  }
}

}  // namespace

ListenAddress parseListen(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  const bool bracketed = text.starts_with('[');
  const bool fine = colon != std::string::npos && colon > 0 && (!bracketed || text[colon - 1] == ']') &&
                    (bracketed || text.find(':') == colon);
  const auto port = fine ? parseInteger<int>(std::string_view(text).substr(colon + 1)) : std::nullopt;
  if (!port || *port < 0 || *port > 65535) {
    throw Error("`" + text + "` is not an address to listen on: write it as 127.0.0.1:8642");
  }
  return {bracketed ? text.substr(1, colon - 2) : text.substr(0, colon), *port};
}

bool isLoopback(const std::string& host) {
  return host == "127.0.0.1" || host == "localhost" || host == "::1";
}

struct ClinicServer::Impl {
  std::unique_ptr<httplib::Server> server;
  std::unique_ptr<Clinic> clinic;
  ListenAddress listen;
  bool secure = false;

  void open(const ServerOptions& options);
  void handle();
};

void ClinicServer::Impl::open(const ServerOptions& options) {
  if (secure) {
    server = std::make_unique<httplib::SSLServer>(options.certificate.c_str(), options.key.c_str());
  } else {
    server = std::make_unique<httplib::Server>();
  }
  if (!server->is_valid()) {
    throw Error("the certificate " + options.certificate + " and the key " + options.key +
                " do not belong together or cannot be read");
  }
  server->set_keep_alive_timeout(1);
  // Headers and body are written separately: without this, the second write waits for the first to be acknowledged.
  server->set_tcp_nodelay(true);
  server->set_read_timeout(kSlowClientS);
  server->set_write_timeout(kSlowClientS);
  server->set_payload_max_length(kMostUploadBytes + kMostFormBytes);
  // The library's default would let a second program share the port.
  server->set_socket_options([](socket_t socket) {
    const int yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  if (listen.port == 0) {
    listen.port = server->bind_to_any_port(listen.host.c_str());
  } else if (!server->bind_to_port(listen.host.c_str(), listen.port)) {
    listen.port = -1;
  }
  if (listen.port <= 0) {
    throw Error("cannot listen on " + options.listen.host + ':' + std::to_string(options.listen.port) +
                ": it may be running already; if not, choose another port with --listen");
  }
}

void ClinicServer::Impl::handle() {
  const auto answer = [this](const httplib::Request& from, httplib::Response& response) {
    send(clinic->answer(requestFrom(from)), secure, response);
  };
  server->Get(".*", answer);
  server->Post(".*",
               [this](const httplib::Request& from, httplib::Response& response, const httplib::ContentReader& read) {
                 Request request = requestFrom(from);
                 // Only a logged-in user may send large uploads.
                 const std::size_t most = clinic->mayUpload(request) ? kMostUploadBytes : kMostFormBytes;
                 if (!readForm(from, read, most, request)) {
                   response.set_header("Connection", "close");
                   send({.status = 413, .type = "text/plain; charset=utf-8", .body = "This upload is too large.\n"},
                        secure, response);
                   return;
                 }
                 send(clinic->answer(request), secure, response);
               });
}

ClinicServer::ClinicServer(const ServerOptions& options, const std::filesystem::path& dataDir, Door::Clock clock)
    : impl_(std::make_unique<Impl>()) {
  impl_->listen = options.listen;
  impl_->secure = !options.certificate.empty();
  if (!impl_->secure && !isLoopback(options.listen.host)) {
    throw Error("health data must leave this machine only encrypted: give --cert and --key, or listen on 127.0.0.1");
  }
  std::shared_ptr<X509> certificate;
  if (impl_->secure) {
    certificate = readCertificate(options.certificate);
  }
  impl_->open(options);
  impl_->clinic = std::make_unique<Clinic>(ClinicOptions{.dataDir = dataDir,
                                                         .secure = impl_->secure,
                                                         .isHost = hostCheck(certificate, impl_->listen.port),
                                                         .clock = std::move(clock)});
  impl_->handle();
}

ClinicServer::~ClinicServer() {
  stop();
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
  impl_->server->listen_after_bind();
}

void ClinicServer::stop() {
  impl_->server->stop();
}

}  // namespace surefoot
