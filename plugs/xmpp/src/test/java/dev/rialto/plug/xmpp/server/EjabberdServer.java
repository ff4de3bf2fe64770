package dev.rialto.plug.xmpp.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** ejabberd, as Debian packages it; without its distribution, so that it needs no other programs and no cluster name. */
public final class EjabberdServer extends XmppServer {
    private final Path program;
    private final int apiPort;
    private final HttpClient http = HttpClient.newHttpClient();

    private EjabberdServer(Path program) throws IOException, InterruptedException {
        super("ejabberd");
        this.program = program;
        this.apiPort = freePorts(1).getFirst();
    }

    /** A running server; the test is skipped where ejabberd is not installed. */
    public static EjabberdServer running() throws IOException, InterruptedException {
        Optional<Path> program = installed();
        Assumptions.assumeTrue(
                program.isPresent() && onPath("erl") && onPath("openssl"),
                "ejabberd is not installed here: apt-get install ejabberd openssl");
        EjabberdServer server = new EjabberdServer(program.orElseThrow());
        server.start();
        return server;
    }

    private static Optional<Path> installed() throws IOException {
        Path libraries = Path.of(
                "/usr/lib", System.getProperty("os.arch").equals("aarch64") ? "aarch64-linux-gnu" : "x86_64-linux-gnu");
        if (!Files.isDirectory(libraries)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(libraries)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("ejabberd-"))
                    .map(folder -> folder.resolve("ebin"))
                    .filter(folder -> Files.exists(folder.resolve("ejabberd.app")))
                    .findFirst();
        }
    }

    @Override
    public String name() {
        return "ejabberd";
    }

    @Override
    public boolean hasOccupantIds() {
        return false;
    }

    @Override
    String user() {
        return "ejabberd";
    }

    @Override
    ProcessBuilder command() throws IOException {
        Path pem = folder().resolve("server.pem");
        Files.writeString(pem, Files.readString(certificate()) + Files.readString(key()));
        Files.createDirectories(folder().resolve("spool"));
        Path config = folder().resolve("ejabberd.yml");
        Files.writeString(config, """
                hosts: [localhost]
                loglevel: warning
                certfiles: ["FOLDER/server.pem"]
                auth_method: internal
                auth_password_format: plain
                listen:
                  - {port: PORT, ip: "127.0.0.1", module: ejabberd_c2s, starttls: true, max_stanza_size: 262144, shaper: none}
                  - {port: DIRECT, ip: "127.0.0.1", module: ejabberd_c2s, tls: true, max_stanza_size: 262144, shaper: none}
                  - {port: API, ip: "127.0.0.1", module: ejabberd_http, request_handlers: {/api: mod_http_api}}
                acl:
                  local: {user_regexp: ""}
                  loopback: {ip: [127.0.0.0/8]}
                access_rules:
                  local: {allow: local}
                api_permissions:
                  tests: {who: {access: {allow: {acl: loopback}}}, what: ["*"]}
                shaper_rules: {}
                modules:
                  mod_adhoc: {}
                  mod_admin_extra: {}
                  mod_caps: {}
                  mod_disco: {}
                  mod_http_api: {}
                  mod_mam: {default: always}
                  mod_muc:
                    host: conference.localhost
                    access: all
                    access_create: all
                    access_persistent: all
                    access_mam: all
                    max_user_conferences: 1000
                    default_room_options: {mam: true, persistent: true, moderated: false, members_by_default: true}
                  mod_ping: {}
                  mod_roster: {}
                  mod_stream_mgmt: {resend_on_timeout: false, resume_timeout: 30}
                """.replace("FOLDER", folder().toString())
                .replace("PORT", Integer.toString(port()))
                .replace("DIRECT", Integer.toString(directPort()))
                .replace("API", Integer.toString(apiPort)));
        ProcessBuilder command = new ProcessBuilder(asUser(List.of(
                "erl",
                "-noinput",
                "-boot",
                "start_sasl",
                "-sasl",
                "sasl_error_logger",
                "false",
                "-pa",
                program.toString(),
                "-mnesia",
                "dir",
                "\"" + folder().resolve("spool") + "\"",
                "-s",
                "ejabberd")));
        command.environment().put("EJABBERD_CONFIG_PATH", config.toString());
        command.environment()
                .put("EJABBERD_LOG_PATH", folder().resolve("ejabberd.log").toString());
        command.environment().put("HOME", folder().toString());
        return command;
    }

    @Override
    boolean ready() throws IOException {
        return answers(port()) && answers(apiPort);
    }

    @Override
    void create(String account, String password) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + apiPort + "/api/register"))
                        .POST(HttpRequest.BodyPublishers.ofString("{\"user\":\"" + account
                                + "\",\"host\":\"localhost\",\"password\":\"" + password + "\"}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        // 409: it is there from before a restart.
        if (answer.statusCode() != 200 && answer.statusCode() != 409) {
            throw new IOException("ejabberd does not register " + account + ": " + answer.body());
        }
    }
}
