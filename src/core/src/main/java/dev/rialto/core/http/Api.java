package dev.rialto.core.http;

import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.core.host.ControlException;
import dev.rialto.core.host.HostControl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What can be asked at a door, below {@code /api/v1/}:
 *
 * <pre>
 * GET    status
 * POST   messages                        {"target", "text", …}     to a channel or label
 * PUT    messages/ID                     {"text"}
 * DELETE messages/ID
 * POST   conversations/LABEL/messages    {"text", "author", "replyTo"}
 * GET    outbox[?channel=NAME]
 * POST   outbox/ID/retry
 * DELETE outbox/ID
 * POST   reload
 * </pre>
 */
final class Api {
    private final HostControl host;
    private final List<Route> routes = List.of(
            new Route("GET", "status", this::status),
            new Route("POST", "messages", this::send),
            new Route("PUT", "messages/*", this::edit),
            new Route("DELETE", "messages/*", this::delete),
            new Route("POST", "conversations/*/messages", this::say),
            new Route("GET", "outbox", this::outbox),
            new Route("POST", "outbox/*/retry", this::retry),
            new Route("DELETE", "outbox/*", this::drop),
            new Route("POST", "reload", this::reload));

    Api(HostControl host) {
        this.host = host;
    }

    /**
     * A request whose sender may ask.
     *
     * @param path the parts after {@code /api/v1/}, decoded
     * @param query decoded
     */
    record Request(String method, List<String> path, Map<String, String> query, String body) {
        String part(int index) {
            return path.get(index);
        }
    }

    /** An answer; the body is what {@link Json} can write, or empty. */
    record Answer(int status, Optional<Object> body) {
        static Answer ok(Object body) {
            return new Answer(200, Optional.of(body));
        }

        static final Answer DONE = new Answer(204, Optional.empty());
    }

    Answer answer(Request request) throws BadRequest, ControlException, InterruptedException {
        var methods = new TreeSet<String>();
        for (Route route : routes) {
            if (route.matches(request.path())) {
                if (route.method().equals(request.method())) {
                    return route.action().run(request);
                }
                methods.add(route.method());
            }
        }
        throw methods.isEmpty()
                ? new BadRequest(404, "there is nothing at this address")
                : new BadRequest(405, "this address knows " + String.join(", ", methods) + " only");
    }

    private Answer status(Request request) {
        return Answer.ok(host.status());
    }

    private Answer send(Request request) throws BadRequest, ControlException, InterruptedException {
        var body = Json.readRequest(request.body(), Requests.Send.class);
        var target = Requests.required("target", body.target());
        var text = Requests.required("text", body.text());
        return new Answer(201, Optional.of(host.send(target, text, body.options())));
    }

    private Answer say(Request request) throws BadRequest, ControlException, InterruptedException {
        var body = Json.readRequest(request.body(), Requests.Say.class);
        var text = Requests.required("text", body.text());
        return new Answer(201, Optional.of(host.post(request.part(1), text, body.author(), body.replyTo())));
    }

    private Answer edit(Request request) throws BadRequest, ControlException, InterruptedException {
        var body = Json.readRequest(request.body(), Requests.Change.class);
        host.edit(new ReferenceKey(request.part(1)), Requests.required("text", body.text()));
        return Answer.DONE;
    }

    private Answer delete(Request request) throws ControlException, InterruptedException {
        host.delete(new ReferenceKey(request.part(1)));
        return Answer.DONE;
    }

    private Answer outbox(Request request) throws ControlException {
        return Answer.ok(host.outbox(Optional.ofNullable(request.query().get("channel"))));
    }

    private Answer retry(Request request) throws BadRequest, ControlException, InterruptedException {
        host.retry(row(request));
        return Answer.DONE;
    }

    private Answer drop(Request request) throws BadRequest, ControlException, InterruptedException {
        host.drop(row(request));
        return Answer.DONE;
    }

    private Answer reload(Request request) throws ControlException, InterruptedException {
        return Answer.ok(host.reload());
    }

    private static long row(Request request) throws BadRequest {
        try {
            return Long.parseLong(request.part(1));
        } catch (NumberFormatException notANumber) {
            throw new BadRequest("the id of a row of the outbox is a number");
        }
    }

    private interface Action {
        Answer run(Request request) throws BadRequest, ControlException, InterruptedException;
    }

    /**
     * One thing that can be asked.
     *
     * @param pattern the path; {@code *} stands for one part of any kind
     */
    private record Route(String method, List<String> pattern, Action action) {
        Route(String method, String pattern, Action action) {
            this(method, List.of(pattern.split("/", -1)), action);
        }

        boolean matches(List<String> path) {
            if (path.size() != pattern.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }
}
