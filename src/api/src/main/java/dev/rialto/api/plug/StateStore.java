package dev.rialto.api.plug;

import java.util.Map;
import java.util.Optional;

/** A small store of strings under keys that survives restarts: for webhooks, puppets and the like, not for messages. */
public interface StateStore {

    Optional<String> get(String key);

    /** Durable on return. */
    void put(String key, String value);

    /** Durable on return; an unknown key is fine. */
    void remove(String key);

    /** A copy of all that is there. */
    Map<String, String> all();
}
