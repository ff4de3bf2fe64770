package dev.rialto.core.config;

import com.typesafe.config.ConfigValueType;
import dev.rialto.api.plug.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads secrets: a text, {@code { file = "/path" }}, or {@code { credential = name }}, which is a file in the folder
 * that systemd names in {@code CREDENTIALS_DIRECTORY} (systemd.exec(5), "Credentials"). Nothing it says has any of a
 * secret.
 */
final class SecretReader {
    private static final String DIRECTORY = "CREDENTIALS_DIRECTORY";
    private static final Set<String> FORMS = Set.of("file", "credential");
    private static final long LARGEST = 64 * 1024;

    private final Map<String, String> environment;
    private final Problems problems;
    private final Optional<Problems> unseen;

    /**
     * @param unseen where credentials are told that only the service has, and something else stands in for them; empty where
     *     they are a problem as well
     */
    SecretReader(Map<String, String> environment, Problems problems, Optional<Problems> unseen) {
        this.environment = environment;
        this.problems = problems;
        this.unseen = unseen;
    }

    /** The secret; empty, with the problem told, when it cannot be had. */
    Optional<Secret> read(Node node) {
        if (node.is(ConfigValueType.OBJECT)) {
            return fromFile(node);
        }
        Optional<String> text = node.text();
        if (text.isEmpty()) {
            problems.add(node, "expected " + ScalarReader.expected(Secret.class) + ", not a list");
        } else if (ScalarReader.quotedSubstitution(text.get())) {
            problems.add(node, "inside quotes no variable is put in: write " + text.get() + " without them");
            return Optional.empty();
        }
        return text.map(Secret::of);
    }

    private Optional<Secret> fromFile(Node node) {
        for (String key : node.keys()) {
            if (!FORMS.contains(key)) {
                problems.unknown(node.child(key), "unknown key; a secret has file or credential", key, FORMS);
                return Optional.empty();
            }
        }
        Optional<String> file = node.child("file").text();
        Optional<String> credential = node.child("credential").text();
        if (file.isPresent() == credential.isPresent()) {
            problems.add(node, "expected one of { file = \"/path\" } and { credential = name }");
            return Optional.empty();
        }
        return file.isPresent()
                ? content(node.child("file"), file.get())
                : credential(node.child("credential"), credential.orElseThrow());
    }

    private Optional<Secret> credential(Node node, String name) {
        if (name.isBlank() || name.contains("/") || name.equals("..")) {
            problems.add(node, "the name of a credential is that of a file, without a folder");
            return Optional.empty();
        }
        String directory = environment.get(DIRECTORY);
        if (directory == null && unseen.isPresent()) {
            unseen.get().add(node, "the secret is given by the service manager and cannot be looked at here");
            // By its path: who takes two secrets for one account must not find two that are the same.
            return Optional.of(Secret.of(node.path()));
        }
        if (directory == null) {
            problems.add(
                    node,
                    "there is no " + DIRECTORY + " in the environment: only a service with LoadCredential=" + name
                            + ":… has it");
            return Optional.empty();
        }
        return content(node, Path.of(directory, name).toString());
    }

    private Optional<Secret> content(Node node, String name) {
        try {
            Path file = Path.of(name);
            if (!Files.exists(file)) {
                problems.add(node, "there is no file " + name);
            } else if (!Files.isRegularFile(file)) {
                problems.add(node, name + " is not a file");
            } else if (Files.size(file) > LARGEST) {
                problems.add(node, name + " is too large for a secret");
            } else {
                return withoutNewline(node, name, Files.readAllBytes(file));
            }
        } catch (AccessDeniedException e) {
            problems.add(node, "this user may not read " + name);
        } catch (InvalidPathException e) {
            problems.add(node, "expected the path of a file");
        } catch (IOException e) {
            problems.add(node, name + " cannot be read");
        }
        return Optional.empty();
    }

    /** Editors end a file with a newline that is no part of the secret. */
    private Optional<Secret> withoutNewline(Node node, String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8).replaceFirst("\\r?\\n\\z", "");
        if (text.isEmpty()) {
            problems.add(node, name + " is empty");
            return Optional.empty();
        }
        return Optional.of(Secret.of(text));
    }
}
