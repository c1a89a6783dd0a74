// SPDX-License-Identifier: MIT
// Certificate and key of the clinic's pages, and the TLS settings that come from them.
#pragma once

#include <functional>
#include <string>

#include <openssl/types.h>

namespace surefoot {

/// TLS 1.3, and 1.2 with forward secrecy (ECDHE) and authenticated encryption only; no renegotiation, compression or
/// session tickets. The caller frees it. Throws Error if a file cannot be read, if they do not belong together, or if
/// others than its owner may read the key.
SSL_CTX* makeTlsContext(const std::string& certificateFile, const std::string& keyFile);

/// Accepts the Host headers of a server at `port`: with a certificate the names in it, otherwise the loopback names. A
/// foreign page whose host name points here (DNS rebinding) has neither. `certificateFile` is empty without TLS; throws
/// Error if it cannot be read.
std::function<bool(const std::string& host)> hostCheck(const std::string& certificateFile, int port);

}  // namespace surefoot
