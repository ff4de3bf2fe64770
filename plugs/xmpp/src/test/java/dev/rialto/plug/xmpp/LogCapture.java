package dev.rialto.plug.xmpp;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What Smack logs while it is open. */
final class LogCapture extends Handler implements AutoCloseable {
    private final Logger smack = Logger.getLogger("org.jivesoftware.smack");
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    LogCapture() {
        smack.addHandler(this);
    }

    List<LogRecord> records() {
        return records;
    }

    @Override
    public void publish(LogRecord entry) {
        records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        smack.removeHandler(this);
    }
}
