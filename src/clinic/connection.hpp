// SPDX-License-Identifier: MIT
// One connection to the pages, from the first byte to the last: every wait has a deadline for the whole of it, every
// limit applies while reading. Included by server.cpp only, the one file that compiles Beast.
#pragma once

#include <algorithm>
#include <array>
#include <limits>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>

#include "clinic/form_data.hpp"
#include "clinic/server.hpp"

namespace surefoot {

namespace beast = boost::beast;
namespace http = beast::http;
namespace net = boost::asio;
using beast::error_code;
using net::ip::tcp;

inline constexpr std::size_t kReadBlock = 64 * 1024;
inline constexpr std::size_t kReplyBytesASecond = 64 * 1024;
inline constexpr std::chrono::seconds kLinger{2};
inline constexpr std::size_t kMostDrained = 256 * 1024;
inline constexpr int kUserThreads = 4;
inline constexpr int kPackageThreads = 2;

using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

inline std::string text(beast::string_view view) {
  return {view.data(), view.size()};
}

inline Reply inWords(int status, std::string words) {
  return {.status = status, .type = "text/plain; charset=utf-8", .body = std::move(words) + '\n'};
}

enum class Doing : std::uint8_t { Reading, Answering, Sending };

/// What the server knows of one connection. Lives on the server's thread; only the reply is made on another.
class Connection {
 public:
  Connection(std::string address, ServerLimits limits) : address_(std::move(address)), limits_(limits) {}
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  virtual void close() = 0;
  const std::string& address() const { return address_; }
  bool isStranger() const { return !ofUser_; }
  bool isAnswering() const { return doing_ == Doing::Answering; }

 protected:
  const std::string address_;
  const ServerLimits limits_;
  bool ofUser_ = false;  ///< A logged-in user sent the last request.
  Doing doing_ = Doing::Reading;
};

/// All of it but `clinic` belongs to the thread in run().
struct Server {
  ServerLimits limits;
  ListenAddress listen;
  bool secure = false;
  std::unique_ptr<Clinic> clinic;
  std::list<Connection*> connections;    ///< The oldest first.
  std::size_t uploading = 0;             ///< Bytes.
  std::map<std::string, int> passwords;  ///< Waiting in the queue, by address.
  int passwordsInAll = 0;
  net::io_context io{1};
  std::optional<net::ssl::context> tls;
  tcp::acceptor acceptor{io};
  net::steady_timer pause{io};
  net::thread_pool users{kUserThreads};
  net::thread_pool packages{kPackageThreads};
  net::thread_pool strangers{1};
  net::thread_pool hashing{1};

  void open(const ServerOptions& options);
  void accept();
  void admit(tcp::socket socket);
  bool makeRoom(const std::string& address);
  bool closeOldestStranger(const std::string& address);
  bool mayWait(const std::string& address) const;
  Reply reply(Request& request, const std::string& contentType, const std::string& body);
  net::thread_pool& poolOf(bool ofUser, Work work) {
    return ofUser ? (work == Work::Package ? packages : users) : (work == Work::Password ? hashing : strangers);
  }
};

template <typename Stream>
class HttpConnection final : public Connection, public std::enable_shared_from_this<HttpConnection<Stream>> {
 public:
  static constexpr bool kTls = std::is_same_v<Stream, TlsStream>;

  template <typename... More>
  HttpConnection(Server& server, std::string address, tcp::socket socket, More&... more)
      : Connection(std::move(address), server.limits), server_(server), stream_(std::move(socket), more...) {
    place_ = server_.connections.insert(server_.connections.end(), this);
  }
  ~HttpConnection() override {
    leaveQueue();
    server_.connections.erase(place_);
  }

  void start() {
    if constexpr (kTls) {
      deadline(limits_.head);
      stream_.async_handshake(net::ssl::stream_base::server,
                              beast::bind_front_handler(&HttpConnection::onHandshake, this->shared_from_this()));
    } else {
      readHead();
    }
  }

  void close() override { beast::get_lowest_layer(stream_).close(); }

 private:
  template <typename Duration>
  void deadline(Duration after) {
    beast::get_lowest_layer(stream_).expires_after(after);
  }

  void onHandshake(error_code error) {
    if (!error) {
      readHead();
    }
  }

  void readHead() {
    doing_ = Doing::Reading;
    body_.reset();
    head_.emplace();
    head_->header_limit(static_cast<std::uint32_t>(limits_.headBytes));
    head_->body_limit(std::numeric_limits<std::uint64_t>::max());  // takeBody() checks it.
    deadline(limits_.head);
    http::async_read_header(stream_, buffer_, *head_,
                            beast::bind_front_handler(&HttpConnection::onHead, this->shared_from_this()));
  }

  void onHead(error_code error, std::size_t /*bytes*/) {
    if (error) {
      return refuseHead(error);
    }
    const auto& head = head_->get();
    keepAlive_ = head.keep_alive();
    isHead_ = head.method() == http::verb::head;
    version_ = head.version();
    contentType_ = text(head[http::field::content_type]);
    request_ = {.method = text(head.method_string()),
                .host = text(head[http::field::host]),
                .origin = text(head[http::field::origin]),
                .address = address_,
                .cookies = cookiesOf(text(head[http::field::cookie]))};
    readTarget(text(head.target()), request_);
    if (!head.target().starts_with('/') || head.count(http::field::host) != 1) {
      return refuse(inWords(400, "This is not a request for a page."));
    }
    // Browsers send no forms in pieces of unknown length.
    if (head.count(http::field::transfer_encoding) != 0) {
      return refuse(inWords(411, "Send the length of the body (Content-Length)."));
    }
    ofUser_ = server_.clinic->isFromUser(request_);
    takeBody(head_->content_length().value_or(0), head.count(http::field::expect) != 0);
  }

  void refuseHead(error_code error) {
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
      refuse(inWords(431, "The headers of this request are too large."));
    } else if (error == http::error::end_of_stream || error == http::error::partial_message ||
               error.category() != http::make_error_code(http::error::bad_method).category()) {
      close();
    } else {
      refuse(inWords(400, "This is not a request for a page."));
    }
  }

  void takeBody(std::uint64_t bytes, bool expectsContinue) {
    const bool isUpload = bytes > limits_.formBytes && server_.clinic->mayUpload(request_);
    const std::size_t most = isUpload ? limits_.uploadBytes : limits_.formBytes;
    if (bytes > most) {
      return refuse(inWords(413, "This upload is too large."));
    }
    if (isUpload) {
      if (server_.uploading + bytes > limits_.uploadBytesInAll) {
        return refuse(inWords(503, "Others are importing: try again in a few minutes."));
      }
      server_.uploading += uploading_ = bytes;
    }
    if (bytes == 0) {
      return answer({});
    }
    body_.emplace(std::move(*head_));
    body_->body_limit(most);
    deadline(isUpload ? limits_.upload : limits_.form);
    if (expectsContinue) {
      static constexpr beast::string_view kGoOn = "HTTP/1.1 100 Continue\r\n\r\n";
      net::async_write(stream_, net::buffer(kGoOn.data(), kGoOn.size()),
                       [self = this->shared_from_this()](error_code error, std::size_t) {
                         if (!error) {
                           self->readBody();
                         }
                       });
    } else {
      readBody();
    }
  }

  void readBody() {
    http::async_read(stream_, buffer_, *body_, [self = this->shared_from_this()](error_code error, std::size_t) {
      if (error) {
        self->close();
      } else {
        self->answer(std::move(self->body_->get().body()));
      }
    });
  }

  void answer(std::string body) {
    const Work work = workOf(request_);
    const bool password = !ofUser_ && work == Work::Password;
    if (password && !server_.mayWait(address_)) {
      return refuse(inWords(503, "Too many people are logging in: wait a few seconds and try again."));
    }
    if (password) {
      ++server_.passwords[address_];
      ++server_.passwordsInAll;
      inQueue_ = true;
    }
    doing_ = Doing::Answering;
    beast::get_lowest_layer(stream_).expires_never();
    net::post(server_.poolOf(ofUser_, work), [self = this->shared_from_this(), body = std::move(body)]() mutable {
      Server& server = self->server_;
      Reply reply = server.reply(self->request_, self->contentType_, body);
      body = {};
      net::post(server.io, [self = std::move(self), reply = std::move(reply)]() mutable {
        self->leaveQueue();
        self->send(std::move(reply));
      });
    });
  }

  void leaveQueue() {
    server_.uploading -= std::exchange(uploading_, 0);
    if (std::exchange(inQueue_, false)) {
      --server_.passwordsInAll;
      if (--server_.passwords[address_] == 0) {
        server_.passwords.erase(address_);
      }
    }
  }

  /// For what is refused before it is read: the connection has no further use.
  void refuse(Reply reply) {
    keepAlive_ = false;
    send(std::move(reply));
  }

  void send(Reply reply) {
    doing_ = Doing::Sending;
    if (!reply.file) {
      const std::size_t size = reply.body.size();
      if (isHead_) {
        return write(std::make_shared<http::response<http::empty_body>>(), reply, size);
      }
      auto message = std::make_shared<http::response<http::string_body>>();
      message->body() = std::move(reply.body);
      return write(std::move(message), reply, size);
    }
    auto message = std::make_shared<http::response<http::file_body>>();
    error_code error;
    message->body().open(reply.file->path.c_str(), beast::file_mode::scan, error);
    if (error) {
      return send(inWords(500, "This file is gone."));
    }
    const std::uint64_t size = message->body().size();
    write(std::move(message), reply, size);
  }

  template <typename Body>
  void write(std::shared_ptr<http::response<Body>> message, const Reply& reply, std::uint64_t size) {
    message->version(version_);
    message->result(static_cast<unsigned>(reply.status));
    for (const auto& [name, value] : securityHeaders(kTls)) {
      message->set(name, value);
    }
    for (const std::string& cookie : reply.cookies) {
      message->insert(http::field::set_cookie, cookie);
    }
    message->set(http::field::content_type, reply.type);
    if (!reply.location.empty()) {
      message->set(http::field::location, reply.location);
    }
    if (!reply.downloadName.empty()) {
      message->set(http::field::content_disposition, "attachment; filename=\"" + reply.downloadName + '"');
    }
    if (reply.status == 503) {
      message->set(http::field::retry_after, "5");
    }
    message->keep_alive(keepAlive_);
    message->content_length(size);
    deadline(limits_.reply + std::chrono::seconds(size / kReplyBytesASecond));
    // The message and the directory of its file live until it is written.
    http::async_write(stream_, *message,
                      [self = this->shared_from_this(), message, file = reply.file](error_code error, std::size_t) {
                        self->onSent(error);
                      });
  }

  void onSent(error_code error) {
    if (error) {
      close();
    } else if (keepAlive_) {
      readHead();
    } else {
      hangUp();
    }
  }

  void hangUp() {
    doing_ = Doing::Reading;
    deadline(kLinger);
    if constexpr (kTls) {
      stream_.async_shutdown([self = this->shared_from_this()](error_code) { self->close(); });
    } else {
      error_code ignored;
      stream_.socket().shutdown(tcp::socket::shutdown_send, ignored);
      drain();
    }
  }

  /// Reads on for a moment: closing with unread data would take the reply from the client.
  void drain() {
    stream_.async_read_some(net::buffer(scratch_),
                            [self = this->shared_from_this()](error_code error, std::size_t bytes) {
                              self->drained_ += bytes;
                              if (error || self->drained_ > kMostDrained) {
                                self->close();
                              } else {
                                self->drain();
                              }
                            });
  }

  Server& server_;
  Stream stream_;
  std::list<Connection*>::iterator place_;
  beast::flat_buffer buffer_{kReadBlock};
  std::array<char, 4096> scratch_{};
  std::size_t drained_ = 0;
  std::optional<http::request_parser<http::empty_body>> head_;
  std::optional<http::request_parser<http::string_body>> body_;
  Request request_;
  std::string contentType_;
  unsigned version_ = 11;
  bool isHead_ = false;
  bool keepAlive_ = false;
  bool inQueue_ = false;       ///< Of passwords.
  std::size_t uploading_ = 0;  ///< Bytes counted in the server's.
};

}  // namespace surefoot
