package dev.rialto.api.hook;

/** A membership test over channels. */
public interface Group {
    String name();

    boolean contains(Channel channel);
}
