#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What one thread hands to another, of which only the latest counts.
///
/// Safe to use from any thread: all is reached under the lock alone.
package final class Latest<Value: Sendable>: @unchecked Sendable {
  private let lock = Lock()
  private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var waiting: Value?
  private var number = 0
  private var isClosed = false

  package init() { pthread_cond_init(arrival, nil) }

  deinit {
    pthread_cond_destroy(arrival)
    arrival.deallocate()
  }

  /// Hands a value over in the place of all before it; nil where nothing is wanted any more.
  package func hand(over value: Value?) {
    lock.held {
      number += 1
      waiting = value
      pthread_cond_signal(arrival)
    }
  }

  /// Nothing more will be handed over: whoever waits is let go.
  package func close() {
    lock.held {
      isClosed = true
      number += 1
      waiting = nil
      pthread_cond_broadcast(arrival)
    }
  }

  /// Waits for the next value, and returns it with its number; nothing once it is closed.
  package func take() -> (value: Value, number: Int)? {
    lock.held {
      while !isClosed {
        if let value = waiting {
          waiting = nil
          return (value, number)
        }
        pthread_cond_wait(arrival, lock.mutex)
      }
      return nil
    }
  }

  /// Whether something has been handed over since.
  package func isStale(_ number: Int) -> Bool {
    lock.held { self.number != number }
  }
}
