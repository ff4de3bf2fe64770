package dev.rialto.core.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.encoder.EncoderBase;

/** Around another encoder: what leaves it, exceptions and all, leaves without secrets. */
final class RedactingEncoder extends EncoderBase<ILoggingEvent> {
    private final Encoder<ILoggingEvent> inner;
    private final Redactor redactor;

    /**
     * @param inner writes UTF-8
     */
    RedactingEncoder(Encoder<ILoggingEvent> inner, Redactor redactor) {
        this.inner = inner;
        this.redactor = redactor;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        return redactor.redact(new String(inner.encode(event), UTF_8)).getBytes(UTF_8);
    }

    @Override
    public byte[] headerBytes() {
        return inner.headerBytes();
    }

    @Override
    public byte[] footerBytes() {
        return inner.footerBytes();
    }

    @Override
    public void start() {
        inner.setContext(getContext());
        inner.start();
        super.start();
    }

    @Override
    public void stop() {
        super.stop();
        inner.stop();
    }
}
