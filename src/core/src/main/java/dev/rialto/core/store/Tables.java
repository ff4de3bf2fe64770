package dev.rialto.core.store;

/** The tables, inside one transaction. */
public final class Tables {
    private final ChannelTable channels;
    private final CursorTable cursors;
    private final InboxTable inbox;
    private final OutboxTable outbox;
    private final MessageTable messages;
    private final ReferenceTable references;
    private final AnswerTable answers;
    private final AlbumTable albums;
    private final ReactionTable reactions;
    private final StateTable state;

    Tables(Sql sql) {
        channels = new ChannelTable(sql);
        cursors = new CursorTable(sql);
        inbox = new InboxTable(sql);
        outbox = new OutboxTable(sql);
        messages = new MessageTable(sql);
        references = new ReferenceTable(sql);
        answers = new AnswerTable(sql);
        albums = new AlbumTable(sql);
        reactions = new ReactionTable(sql);
        state = new StateTable(sql);
    }

    /** The transaction was taken back: what the tables keep in memory may be wrong. */
    void rolledBack() {
        channels.rolledBack();
        inbox.rolledBack();
        outbox.rolledBack();
    }

    public ChannelTable channels() {
        return channels;
    }

    public CursorTable cursors() {
        return cursors;
    }

    public InboxTable inbox() {
        return inbox;
    }

    public OutboxTable outbox() {
        return outbox;
    }

    public MessageTable messages() {
        return messages;
    }

    public ReferenceTable references() {
        return references;
    }

    public AnswerTable answers() {
        return answers;
    }

    public AlbumTable albums() {
        return albums;
    }

    public ReactionTable reactions() {
        return reactions;
    }

    public StateTable state() {
        return state;
    }
}
