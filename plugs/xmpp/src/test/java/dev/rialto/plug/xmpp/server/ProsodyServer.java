package dev.rialto.plug.xmpp.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Prosody, as Debian packages it. */
public final class ProsodyServer extends XmppServer {
    private static final Path PROGRAM = Path.of("/usr/bin/prosody");

    private ProsodyServer() throws IOException, InterruptedException {
        super("prosody");
    }

    /** A running server; the test is skipped where Prosody is not installed. */
    public static ProsodyServer running() throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Files.isExecutable(PROGRAM) && onPath("openssl"),
                "Prosody is not installed here: apt-get install prosody openssl");
        ProsodyServer server = new ProsodyServer();
        server.start();
        return server;
    }

    @Override
    public String name() {
        return "Prosody";
    }

    @Override
    public boolean hasOccupantIds() {
        return true;
    }

    @Override
    String user() {
        return "prosody";
    }

    @Override
    ProcessBuilder command() throws IOException {
        Path config = folder().resolve("prosody.cfg.lua");
        Files.createDirectories(folder().resolve("data"));
        Files.writeString(config, """
                daemonize = false
                run_as_root = true
                pidfile = "FOLDER/prosody.pid"
                data_path = "FOLDER/data"
                certificates = "FOLDER/certs"
                log = { info = "FOLDER/prosody.log" }
                interfaces = { "127.0.0.1" }
                component_interfaces = { "127.0.0.1" }
                http_interfaces = { "127.0.0.1" }
                c2s_ports = { PORT }
                c2s_direct_tls_ports = { DIRECT }
                s2s_ports = {}
                http_ports = {}
                https_ports = {}
                modules_enabled = { "roster", "saslauth", "tls", "disco", "ping", "smacks", "presence", "message", "iq" }
                modules_disabled = { "s2s" }
                c2s_require_encryption = false
                allow_unencrypted_plain_auth = true
                authentication = "internal_plain"
                storage = "internal"
                smacks_hibernation_time = 30
                VirtualHost "localhost"
                Component "conference.localhost" "muc"
                    modules_enabled = { "muc_mam" }
                    muc_log_by_default = true
                    muc_room_locking = false
                    restrict_room_creation = false
                    muc_room_default_persistent = true
                    muc_tombstones = false
                """.replace("FOLDER", folder().toString())
                .replace("PORT", Integer.toString(port()))
                .replace("DIRECT", Integer.toString(directPort())));
        return new ProcessBuilder(asUser(List.of(PROGRAM.toString(), "-F", "--config", config.toString())));
    }

    /** Accounts are files; Prosody reads them at each login. */
    @Override
    void create(String account, String password) throws IOException {
        Path accounts = folder().resolve("data").resolve("localhost").resolve("accounts");
        Files.createDirectories(accounts);
        Files.writeString(accounts.resolve(account + ".dat"), "return { [\"password\"] = \"" + password + "\"; };\n");
    }
}
