package dev.rialto.core.directory;

import dev.rialto.api.hook.Account;
import dev.rialto.api.message.UserId;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Accounts that their owner said are one person's, as they are kept. Nothing is kept of whom the config takes that person for: it may
 * come to know one of them only later, or no longer.
 *
 * @param name what the owner was called then
 */
record LinkedAccounts(String name, List<Member> members) {
    private static final String BETWEEN = " ";
    private static final String INSIDE = "/";

    LinkedAccounts {
        members = List.copyOf(members);
    }

    /**
     * One account.
     *
     * @param type that of its plug: the name may be that of a plug of another network by now, where the id is somebody else
     */
    record Member(Account account, String type) {}

    /** Reads what {@link #text} wrote; empty for what it did not write. */
    static Optional<LinkedAccounts> of(String text) {
        try {
            return read(text);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<LinkedAccounts> read(String text) {
        List<String> parts = List.of(text.split(BETWEEN));
        List<Member> members = new ArrayList<>();
        for (String part : parts.subList(1, parts.size())) {
            List<String> fields = Arrays.stream(part.split(INSIDE, -1))
                    .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                    .toList();
            if (fields.size() != 3) {
                return Optional.empty();
            }
            members.add(new Member(new Account(fields.get(0), new UserId(fields.get(2))), fields.get(1)));
        }
        return Optional.of(new LinkedAccounts(URLDecoder.decode(parts.getFirst(), StandardCharsets.UTF_8), members));
    }

    String text() {
        return Stream.concat(
                        Stream.of(encoded(name)),
                        members.stream()
                                .map(member -> Stream.of(
                                                member.account().plug(),
                                                member.type(),
                                                member.account().id().value())
                                        .map(LinkedAccounts::encoded)
                                        .collect(Collectors.joining(INSIDE))))
                .collect(Collectors.joining(BETWEEN));
    }

    private static String encoded(String field) {
        return URLEncoder.encode(field, StandardCharsets.UTF_8);
    }

    LinkedAccounts with(Member member) {
        return new LinkedAccounts(
                name, Stream.concat(members.stream(), Stream.of(member)).toList());
    }

    LinkedAccounts without(Account account) {
        return new LinkedAccounts(
                name,
                members.stream()
                        .filter(member -> !member.account().equals(account))
                        .toList());
    }
}
