package dev.rialto.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.rialto.api.hook.AuditLog.Entry;
import dev.rialto.api.plug.Secret;
import dev.rialto.core.log.Redactor;
import dev.rialto.tck.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class AuditFileTest {
    @TempDir
    private Path folder;

    private final ManualClock clock = new ManualClock();

    private AuditFile audit() {
        return new AuditFile(folder.resolve(AuditFile.NAME), clock, Redactor.of(Secret.of("pass\"word")));
    }

    @Test
    void eachEntryIsALineOfJsonForTheOwnerAlone() throws IOException {
        audit().note(new Entry("tg:7", "staff", "say \"a\nb\"", "done"));
        audit().note(new Entry("tg:8", "staff", "help", "done"));
        Path file = folder.resolve("audit.log");
        assertThat(Files.readAllLines(file)).containsExactly("""
                        {"at":"2026-03-01T12:00:00Z","who":"tg:7","where":"staff","what":"say \\"a\\nb\\"","outcome":"done"}""", """
                        {"at":"2026-03-01T12:00:00Z","who":"tg:8","where":"staff","what":"help","outcome":"done"}""");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void noSecretGetsThere() throws IOException {
        audit().note(new Entry(
                "tg:7", "staff", "send all pass\"word 123456789:AAFabcdefghijklmnopqrstuvwxyz012345", ""));
        assertThat(Files.readString(folder.resolve("audit.log")))
                .contains("send all *** ***")
                .doesNotContain("word");
    }

    @Test
    void aFileThatCannotBeWrittenIsToldOnceAndStopsNothing() throws IOException {
        Path file = Files.createDirectory(folder.resolve("audit.log"));
        AuditFile audit = audit();
        Logger log = (Logger) LoggerFactory.getLogger(AuditFile.class);
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        log.addAppender(told);
        audit.note(new Entry("tg:7", "staff", "help", "done"));
        audit.note(new Entry("tg:7", "staff", "help", "done"));
        log.detachAppender(told);
        assertThat(told.list).hasSize(1);
        Files.delete(file);
        audit.note(new Entry("tg:7", "staff", "help", "done"));
        assertThat(Files.readAllLines(file)).hasSize(1);
    }
}
