// SPDX-License-Identifier: MIT
#include "clinic/tls.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include "base/error.hpp"
#include "clinic/listen.hpp"

namespace surefoot {
namespace {

namespace fs = std::filesystem;

struct Free {
  void operator()(X509* certificate) const { X509_free(certificate); }
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

std::shared_ptr<X509> readCertificate(const std::string& file) {
  const std::unique_ptr<FILE, int (*)(FILE*)> in(std::fopen(file.c_str(), "rb"), std::fclose);
  X509* certificate = in ? PEM_read_X509(in.get(), nullptr, nullptr, nullptr) : nullptr;
  if (certificate == nullptr) {
    throw Error("the certificate " + file + " cannot be read: it must be a PEM file");
  }
  return {certificate, Free()};
}

/// Whoever can read the key can read along and pass for this clinic.
void checkKeyFile(const std::string& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (error || !fs::is_regular_file(status)) {
    throw Error("the key " + file + " cannot be read: it must be a PEM file");
  }
  const fs::perms others = fs::perms::group_all | fs::perms::others_all;
  if ((status.permissions() & others) != fs::perms::none) {
    throw Error("the key " + file + " can be opened by others: type `chmod 600 " + file + "` and start again");
  }
}

std::string withoutPort(const std::string& host) {
  if (host.starts_with('[')) {
    const std::size_t end = std::min(host.find(']'), host.size());
    return host.substr(1, end - 1);
  }
  return host.substr(0, host.find(':'));
}

}  // namespace

SSL_CTX* makeTlsContext(const std::string& certificateFile, const std::string& keyFile) {
  readCertificate(certificateFile);
  checkKeyFile(keyFile);
  std::unique_ptr<SSL_CTX, Free> context(SSL_CTX_new(TLS_server_method()));
  if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1 ||
      SSL_CTX_set_cipher_list(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20") != 1) {
    throw Error("this machine's OpenSSL has no TLS 1.2 with forward secrecy: update it");
  }
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET |
                                         SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  if (SSL_CTX_use_certificate_chain_file(context.get(), certificateFile.c_str()) != 1 ||
      SSL_CTX_use_PrivateKey_file(context.get(), keyFile.c_str(), SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_check_private_key(context.get()) != 1) {
    throw Error("the certificate " + certificateFile + " and the key " + keyFile +
                " do not belong together or cannot be read");
  }
  return context.release();
}

std::function<bool(const std::string&)> hostCheck(const std::string& certificateFile, int port) {
  const std::shared_ptr<X509> certificate = certificateFile.empty() ? nullptr : readCertificate(certificateFile);
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

}  // namespace surefoot
