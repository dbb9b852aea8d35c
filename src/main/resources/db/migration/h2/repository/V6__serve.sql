-- Who may use the server, beside those of the configuration: the admin that is made at its first start.
CREATE TABLE batchwright_user (
    name       VARCHAR(100) NOT NULL,
    password   VARCHAR(200) NOT NULL, -- bcrypt, with its prefix
    created_at TIMESTAMP(6) WITH TIME ZONE DEFAULT current_timestamp NOT NULL,
    CONSTRAINT batchwright_user_pk PRIMARY KEY (name)
);

-- Who did what through the server, and how it went. Never changed; removed by age.
CREATE TABLE batchwright_audit (
    id      BIGINT GENERATED ALWAYS AS IDENTITY,
    at      TIMESTAMP(6) WITH TIME ZONE DEFAULT current_timestamp NOT NULL,
    who     VARCHAR(200)  NOT NULL, -- a user's name, or token:NAME
    address VARCHAR(100)  NOT NULL, -- that the request came from
    action  VARCHAR(50)   NOT NULL,
    target  VARCHAR(300)  NOT NULL, -- a pipeline, or an execution's id
    outcome VARCHAR(1000) NOT NULL, -- done, or why not
    CONSTRAINT batchwright_audit_pk PRIMARY KEY (id)
);
